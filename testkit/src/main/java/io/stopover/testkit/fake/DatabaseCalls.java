package io.stopover.testkit.fake;

import io.milvus.grpc.AlterDatabaseRequest;
import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.DescribeDatabaseRequest;
import io.milvus.grpc.DescribeDatabaseResponse;
import io.milvus.grpc.DropDatabaseRequest;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.ListDatabasesResponse;
import io.milvus.grpc.MilvusServiceGrpc;

/** Create, drop, list, describe and alter databases. */
final class DatabaseCalls {
    private final Store store;

    DatabaseCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bindCommand(MilvusServiceGrpc.getCreateDatabaseMethod(), this::create);
        calls.bindCommand(MilvusServiceGrpc.getDropDatabaseMethod(), this::drop);
        calls.bind(MilvusServiceGrpc.getListDatabasesMethod(), this::list);
        if (store.version().has(Feature.DESCRIBE_DATABASE)) {
            calls.bind(MilvusServiceGrpc.getDescribeDatabaseMethod(), this::describe);
            calls.bindCommand(MilvusServiceGrpc.getAlterDatabaseMethod(), this::alter);
        }
    }

    private void create(CreateDatabaseRequest request) {
        String name = request.getDbName();
        SchemaRules.checkName(name, "database");
        SchemaRules.refuseIf(
                store.databases().containsKey(name), "database already exist: " + name);
        Database database = new Database(name, store.ids().next(), store.tso().next());
        database.properties().putAll(Pairs.map(request.getPropertiesList()));
        store.databases().put(name, database);
    }

    private void drop(DropDatabaseRequest request) {
        Database database = store.existing(request.getDbName());
        SchemaRules.refuseIf(
                database.name().equals(Store.DEFAULT), "can not drop default database");
        SchemaRules.refuseIf(
                !database.collections().isEmpty(),
                "database:"
                        + database.name()
                        + " not empty, must drop all collections before drop database");
        store.databases().remove(database.name());
    }

    private ListDatabasesResponse list(ListDatabasesRequest request) {
        ListDatabasesResponse.Builder response = ListDatabasesResponse.newBuilder();
        for (Database database : store.databases().values()) {
            response.addDbNames(database.name())
                    .addCreatedTimestamp(database.createdAt())
                    .addDbIds(database.id());
        }
        return response.build();
    }

    private DescribeDatabaseResponse describe(DescribeDatabaseRequest request) {
        Database database = store.database(request.getDbName());
        return DescribeDatabaseResponse.newBuilder()
                .setDbName(database.name())
                .setDbID(database.id())
                .setCreatedTimestamp(database.createdAt())
                .addAllProperties(Pairs.list(database.properties()))
                .build();
    }

    private void alter(AlterDatabaseRequest request) {
        Database database = store.database(request.getDbName());
        database.properties().putAll(Pairs.map(request.getPropertiesList()));
        request.getDeleteKeysList().forEach(database.properties()::remove);
    }
}
