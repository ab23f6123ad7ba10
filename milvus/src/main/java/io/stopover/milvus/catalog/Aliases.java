package io.stopover.milvus.catalog;

import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DropAliasRequest;
import io.milvus.grpc.ListAliasesRequest;
import io.milvus.grpc.ListAliasesResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Optional;

/** Aliases. They share the collections' name space, so describing one shows its collection. */
record Aliases(Calls calls, Collections collections) {

    List<String> of(CollectionName name, DescribeCollectionResponse described) {
        if (!calls.has(Capability.ALIASES)) {
            return List.of();
        }
        if (calls.has(Capability.ALIASES_DESCRIBED)) {
            return described.getAliasesList().stream().sorted().toList();
        }
        ListAliasesResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getListAliasesMethod(),
                        ListAliasesRequest.newBuilder()
                                .setDbName(calls.database(name.database()))
                                .setCollectionName(name.collection())
                                .build(),
                        name.database(),
                        ListAliasesResponse::getStatus,
                        "listing aliases of " + name);
        return answer.getAliasesList().stream().sorted().toList();
    }

    /** The collection behind a name; empty when there is neither collection nor alias. */
    Optional<String> target(String database, String name) {
        return collections
                .describe(new CollectionName(database, name))
                .map(found -> found.getSchema().getName());
    }

    void create(CollectionName name, String alias) {
        calls.bringAbout(
                MilvusServiceGrpc.getCreateAliasMethod(),
                CreateAliasRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setAlias(alias)
                        .build(),
                name.database(),
                "creating alias " + alias + " of " + name,
                ErrorCode.TARGET_REFUSED,
                () -> pointsTo(name, alias));
    }

    private boolean pointsTo(CollectionName name, String alias) {
        Optional<String> target = target(name.database(), alias);
        if (target.isPresent() && !target.get().equals(name.collection())) {
            throw new StopoverException(
                    ErrorCode.TARGET_REFUSED,
                    "'" + alias + "' already stands for " + target.get() + " on this server");
        }
        return target.isPresent();
    }

    void drop(String database, String alias) {
        calls.bringAbout(
                MilvusServiceGrpc.getDropAliasMethod(),
                DropAliasRequest.newBuilder()
                        .setDbName(calls.database(database))
                        .setAlias(alias)
                        .build(),
                database,
                "dropping alias " + alias,
                ErrorCode.TARGET_REFUSED,
                () -> target(database, alias).isEmpty());
    }
}
