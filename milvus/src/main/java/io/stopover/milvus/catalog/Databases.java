package io.stopover.milvus.catalog;

import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.DescribeDatabaseRequest;
import io.milvus.grpc.DescribeDatabaseResponse;
import io.milvus.grpc.DropDatabaseRequest;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.ListDatabasesResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Map;

/** Databases and their properties. */
record Databases(Calls calls) {
    List<String> list() {
        if (!calls.has(Capability.DATABASES)) {
            return List.of(CollectionName.DEFAULT_DATABASE);
        }
        ListDatabasesResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getListDatabasesMethod(),
                        ListDatabasesRequest.getDefaultInstance(),
                        "",
                        ListDatabasesResponse::getStatus,
                        "listing databases");
        return answer.getDbNamesList().stream().sorted().toList();
    }

    Map<String, String> properties(String name) {
        if (!calls.has(Capability.DATABASE_PROPERTIES)) {
            return Map.of();
        }
        DescribeDatabaseResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getDescribeDatabaseMethod(),
                        DescribeDatabaseRequest.newBuilder().setDbName(name).build(),
                        "",
                        DescribeDatabaseResponse::getStatus,
                        "describing database " + name);
        return Map.copyOf(Attributes.read(answer.getPropertiesList()));
    }

    void create(String name, Map<String, String> properties) {
        calls.bringAbout(
                MilvusServiceGrpc.getCreateDatabaseMethod(),
                CreateDatabaseRequest.newBuilder()
                        .setDbName(calls.database(name))
                        .addAllProperties(Attributes.write(properties))
                        .build(),
                "",
                "creating database " + name,
                ErrorCode.TARGET_REFUSED,
                () -> list().contains(name));
    }

    void drop(String name) {
        calls.bringAbout(
                MilvusServiceGrpc.getDropDatabaseMethod(),
                DropDatabaseRequest.newBuilder().setDbName(calls.database(name)).build(),
                "",
                "dropping database " + name,
                ErrorCode.TARGET_REFUSED,
                () -> !list().contains(name));
    }
}
