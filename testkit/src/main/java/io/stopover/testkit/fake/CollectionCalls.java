package io.stopover.testkit.fake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.milvus.grpc.AlterCollectionRequest;
import io.milvus.grpc.BoolResponse;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DropCollectionRequest;
import io.milvus.grpc.GetCollectionStatisticsRequest;
import io.milvus.grpc.GetCollectionStatisticsResponse;
import io.milvus.grpc.HasCollectionRequest;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.RenameCollectionRequest;
import io.milvus.grpc.ShowCollectionsRequest;
import io.milvus.grpc.ShowCollectionsResponse;
import java.util.Map;

/** Create, drop, describe, list, rename and alter collections. */
final class CollectionCalls {
    private static final String KEEP_AUTO_ID = "allow_insert_auto_id";

    private final Store store;
    private final SchemaRules rules;

    CollectionCalls(Store store) {
        this.store = store;
        this.rules = new SchemaRules(store.version());
    }

    void bindTo(Calls calls) {
        calls.bindCommand(MilvusServiceGrpc.getCreateCollectionMethod(), this::create);
        calls.bindCommand(MilvusServiceGrpc.getDropCollectionMethod(), this::drop);
        calls.bind(MilvusServiceGrpc.getHasCollectionMethod(), this::has);
        calls.bind(MilvusServiceGrpc.getDescribeCollectionMethod(), this::describe);
        calls.bind(MilvusServiceGrpc.getShowCollectionsMethod(), this::show);
        calls.bindCommand(MilvusServiceGrpc.getRenameCollectionMethod(), this::rename);
        calls.bindCommand(MilvusServiceGrpc.getAlterCollectionMethod(), this::alter);
        calls.bind(MilvusServiceGrpc.getGetCollectionStatisticsMethod(), this::statistics);
    }

    void create(CreateCollectionRequest request) {
        Database database = store.database(request.getDbName());
        String name = request.getCollectionName();
        CollectionSchema requested = rules.known(parse(request));
        rules.check(request, requested);
        Schema schema = Schema.assignIds(requested, store.version());
        checkFree(database, name);
        StoredCollection existing = database.collections().get(name);
        if (existing != null) {
            requireSame(existing, schema);
            return;
        }
        StoredCollection collection =
                new StoredCollection(
                        store.ids().next(),
                        name,
                        schema,
                        Math.max(1, request.getShardsNum()),
                        request.getConsistencyLevel(),
                        store.tso().next());
        setProperties(collection, Pairs.map(request.getPropertiesList()));
        collection.createFirstPartitions(request.getNumPartitions(), store.ids());
        database.collections().put(name, collection);
    }

    private static CollectionSchema parse(CreateCollectionRequest request) {
        try {
            return CollectionSchema.parseFrom(request.getSchema());
        } catch (InvalidProtocolBufferException e) {
            throw Refusal.invalid("unmarshal schema failed");
        }
    }

    private static void checkFree(Database database, String name) {
        if (database.aliases().containsKey(name)) {
            throw new Refusal(
                    Refusal.ALIAS_NAME_CONFLICT,
                    "collection name [" + name + "] conflicts with an existing alias");
        }
    }

    /** Creating the same collection again is no error. */
    private static void requireSame(StoredCollection existing, Schema schema) {
        if (!existing.schema().equals(schema)) {
            throw new Refusal(
                    Refusal.UNEXPECTED,
                    "create duplicate collection with different parameters, collection: "
                            + existing.name());
        }
    }

    private void setProperties(StoredCollection collection, Map<String, String> properties) {
        SchemaRules.refuseIf(
                store.version().has(Feature.KEEP_AUTO_ID)
                        && properties.containsKey(KEEP_AUTO_ID)
                        && !collection.schema().primaryKey().schema().getAutoID(),
                "the value for "
                        + KEEP_AUTO_ID
                        + " can only be set when the primary key is autoID");
        collection.properties().putAll(properties);
    }

    private void drop(DropCollectionRequest request) {
        Database database = store.database(request.getDbName());
        SchemaRules.refuseIf(
                database.aliases().containsKey(request.getCollectionName()),
                "cannot drop the collection via alias = " + request.getCollectionName());
        StoredCollection dropped = database.collections().remove(request.getCollectionName());
        if (dropped != null) {
            database.aliases().values().removeIf(dropped.name()::equals);
        }
    }

    private BoolResponse has(HasCollectionRequest request) {
        return BoolResponse.newBuilder()
                .setValue(store.database(request.getDbName()).has(request.getCollectionName()))
                .build();
    }

    private DescribeCollectionResponse describe(DescribeCollectionRequest request) {
        Database database = store.database(request.getDbName());
        StoredCollection collection =
                request.getCollectionName().isEmpty()
                        ? byId(database, request.getCollectionID())
                        : database.collection(request.getCollectionName());
        return DescribeCollectionResponse.newBuilder()
                .setSchema(collection.schema().described().toBuilder().setName(collection.name()))
                .setCollectionID(collection.id())
                .setCollectionName(collection.name())
                .setDbName(database.name())
                .setDbId(database.id())
                .setCreatedTimestamp(collection.createdAt())
                .setCreatedUtcTimestamp(Tso.milliseconds(collection.createdAt()))
                .setUpdateTimestamp(collection.updatedAt())
                .setUpdateTimestampStr(Long.toString(collection.updatedAt()))
                .setShardsNum(collection.shards())
                .setConsistencyLevel(collection.consistency())
                .setNumPartitions(collection.partitions().size())
                .addAllAliases(database.aliasesOf(collection))
                .addAllProperties(Pairs.list(collection.properties()))
                .build();
    }

    private static StoredCollection byId(Database database, long id) {
        return database.collections().values().stream()
                .filter(collection -> collection.id() == id)
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                Refusal.COLLECTION_NOT_FOUND,
                                "collection not found[collection=" + id + "]"));
    }

    private ShowCollectionsResponse show(ShowCollectionsRequest request) {
        ShowCollectionsResponse.Builder response = ShowCollectionsResponse.newBuilder();
        for (StoredCollection collection :
                store.database(request.getDbName()).collections().values()) {
            response.addCollectionNames(collection.name())
                    .addCollectionIds(collection.id())
                    .addCreatedTimestamps(collection.createdAt())
                    .addCreatedUtcTimestamps(Tso.milliseconds(collection.createdAt()))
                    .addShardsNum(collection.shards());
        }
        return response.build();
    }

    private void rename(RenameCollectionRequest request) {
        Database from = store.database(request.getDbName());
        Database to =
                request.getNewDBName().isEmpty() ? from : store.existing(request.getNewDBName());
        StoredCollection collection = from.collection(request.getOldName());
        SchemaRules.checkName(request.getNewName(), "collection");
        checkFree(to, request.getNewName());
        SchemaRules.refuseIf(
                to.collections().containsKey(request.getNewName()),
                "duplicated new collection name: " + request.getNewName());
        from.collections().remove(collection.name());
        from.aliases()
                .replaceAll((alias, name) ->
                        name.equals(collection.name()) ? request.getNewName() : name);
        collection.rename(request.getNewName(), store.tso().next());
        to.collections().put(collection.name(), collection);
    }

    private void alter(AlterCollectionRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        setProperties(collection, Pairs.map(request.getPropertiesList()));
        request.getDeleteKeysList().forEach(collection.properties()::remove);
        collection.propertiesChanged(store.tso().next());
    }

    private GetCollectionStatisticsResponse statistics(GetCollectionStatisticsRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        return GetCollectionStatisticsResponse.newBuilder()
                .addStats(
                        KeyValuePair.newBuilder()
                                .setKey("row_count")
                                .setValue(Long.toString(collection.flushedRows())))
                .build();
    }
}
