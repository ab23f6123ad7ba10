package io.stopover.testkit.fake;

import io.milvus.grpc.AlterAliasRequest;
import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.DescribeAliasRequest;
import io.milvus.grpc.DescribeAliasResponse;
import io.milvus.grpc.DropAliasRequest;
import io.milvus.grpc.ListAliasesRequest;
import io.milvus.grpc.ListAliasesResponse;
import io.milvus.grpc.MilvusServiceGrpc;

/** Aliases, which share the name space of collections. */
final class AliasCalls {
    private final Store store;

    AliasCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bindCommand(MilvusServiceGrpc.getCreateAliasMethod(), this::create);
        calls.bindCommand(MilvusServiceGrpc.getDropAliasMethod(), this::drop);
        calls.bindCommand(MilvusServiceGrpc.getAlterAliasMethod(), this::alter);
        calls.bind(MilvusServiceGrpc.getDescribeAliasMethod(), this::describe);
        calls.bind(MilvusServiceGrpc.getListAliasesMethod(), this::list);
    }

    private void create(CreateAliasRequest request) {
        Database database = store.database(request.getDbName());
        StoredCollection collection = database.collection(request.getCollectionName());
        String alias = request.getAlias();
        SchemaRules.checkName(alias, "collection alias");
        if (database.collections().containsKey(alias)) {
            throw new Refusal(
                    Refusal.ALIAS_NAME_CONFLICT,
                    "alias and collection name conflict[database="
                            + database.name()
                            + "][alias="
                            + alias
                            + "]");
        }
        String taken = database.aliases().putIfAbsent(alias, collection.name());
        if (taken != null && !taken.equals(collection.name())) {
            throw new Refusal(
                    Refusal.ALIAS_EXISTS, alias + " is alias to another collection: " + taken);
        }
    }

    private void drop(DropAliasRequest request) {
        store.database(request.getDbName()).aliases().remove(request.getAlias());
    }

    private void alter(AlterAliasRequest request) {
        Database database = store.database(request.getDbName());
        requireAlias(database, request.getAlias());
        database.aliases()
                .put(request.getAlias(), database.collection(request.getCollectionName()).name());
    }

    private DescribeAliasResponse describe(DescribeAliasRequest request) {
        Database database = store.database(request.getDbName());
        requireAlias(database, request.getAlias());
        return DescribeAliasResponse.newBuilder()
                .setDbName(database.name())
                .setAlias(request.getAlias())
                .setCollection(database.aliases().get(request.getAlias()))
                .build();
    }

    private ListAliasesResponse list(ListAliasesRequest request) {
        Database database = store.database(request.getDbName());
        ListAliasesResponse.Builder response =
                ListAliasesResponse.newBuilder()
                        .setDbName(database.name())
                        .setCollectionName(request.getCollectionName());
        return request.getCollectionName().isEmpty()
                ? response.addAllAliases(database.aliases().keySet()).build()
                : response.addAllAliases(
                                database.aliasesOf(
                                        database.collection(request.getCollectionName())))
                        .build();
    }

    private static void requireAlias(Database database, String alias) {
        if (!database.aliases().containsKey(alias)) {
            throw new Refusal(
                    Refusal.ALIAS_NOT_FOUND,
                    "alias not found[database=" + database.name() + "][alias=" + alias + "]");
        }
    }
}
