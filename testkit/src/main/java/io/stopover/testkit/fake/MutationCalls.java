package io.stopover.testkit.fake;

import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.UpsertRequest;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Insert, Upsert and Delete. */
final class MutationCalls {
    private final Store store;

    MutationCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bind(
                MilvusServiceGrpc.getInsertMethod(),
                request -> countingRowsOnRefusal(request.getNumRows(), () -> insert(request)));
        calls.bind(
                MilvusServiceGrpc.getUpsertMethod(),
                request -> countingRowsOnRefusal(request.getNumRows(), () -> upsert(request)));
        calls.bind(MilvusServiceGrpc.getDeleteMethod(), this::delete);
    }

    private MutationResult insert(InsertRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        checkSchemaTimestamp(request.getSchemaTimestamp(), collection);
        String partition = partition(collection, request.getPartitionName());
        Batch batch =
                new InsertDecoder(collection, store.version(), request.getNumRows())
                        .insert(request.getFieldsDataList(), store.ids());
        return write(collection, partition, batch, store.tso().next()).build();
    }

    private MutationResult upsert(UpsertRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        checkSchemaTimestamp(request.getSchemaTimestamp(), collection);
        String partition = partition(collection, request.getPartitionName());
        Batch batch =
                new InsertDecoder(collection, store.version(), request.getNumRows())
                        .upsert(request.getFieldsDataList(), store.ids());
        long timestamp = store.tso().next();
        TreeSet<Object> keys = new TreeSet<>(Keys.ORDER);
        keys.addAll(batch.givenKeys());
        long deleted =
                collection
                        .rows()
                        .delete(new Expression.In(keys), inPartition(partition), timestamp);
        return write(collection, partition, batch, timestamp)
                .setDeleteCnt(deleted)
                .setUpsertCnt(request.getNumRows())
                .build();
    }

    private MutationResult delete(DeleteRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        Expression where =
                ExpressionParser.parse(
                        request.getExpr(), collection.schema().primaryKey(), store.version());
        String partition =
                request.getPartitionName().isEmpty()
                        ? null
                        : partition(collection, request.getPartitionName());
        if (!where.namesItsKeys()) {
            collection.requireLoaded();
        }
        long timestamp = store.tso().next();
        MutationResult.Builder result = MutationResult.newBuilder().setTimestamp(timestamp);
        long deleted = collection.rows().delete(where, inPartition(partition), timestamp);
        if (where instanceof Expression.In(var keys)) {
            // A delete by keys answers the number of keys asked for, present or not.
            return result.setIDs(Batch.ids(keys)).setDeleteCnt(keys.size()).build();
        }
        return result.setDeleteCnt(deleted).build();
    }

    private static MutationResult.Builder write(
            StoredCollection collection, @Nullable String partition, Batch batch, long timestamp) {
        List<String> buckets = List.copyOf(collection.partitions().keySet());
        for (int i = 0; i < batch.keys().size(); i++) {
            @Nullable Object[] values = batch.rows().get(i);
            String home = partition == null ? bucket(collection, buckets, values) : partition;
            collection.rows().add(batch.keys().get(i), new Row(values, home, timestamp));
        }
        return MutationResult.newBuilder()
                .setIDs(batch.ids())
                .setInsertCnt(batch.keys().size())
                .setTimestamp(timestamp)
                .addAllSuccIndex(IntStream.range(0, batch.keys().size()).boxed().toList());
    }

    private static String bucket(
            StoredCollection collection, List<String> buckets, @Nullable Object[] values) {
        Field key = collection.schema().partitionKey().orElseThrow();
        return buckets.get(
                Math.floorMod(String.valueOf(values[key.position()]).hashCode(), buckets.size()));
    }

    /** Null where the partition key decides row by row. */
    private static @Nullable String partition(StoredCollection collection, String requested) {
        if (collection.schema().partitionKey().isPresent()) {
            SchemaRules.refuseIf(
                    !requested.isEmpty(),
                    "not support manually specifying the partition names if partition key mode is used");
            return null;
        }
        String name = requested.isEmpty() ? StoredCollection.DEFAULT_PARTITION : requested;
        collection.requirePartitions(List.of(name));
        return name;
    }

    private static Predicate<Row> inPartition(@Nullable String partition) {
        return row -> partition == null || row.partition().equals(partition);
    }

    private static void checkSchemaTimestamp(long given, StoredCollection collection) {
        if (given != 0 && given != collection.updatedAt()) {
            throw new Refusal(
                    Refusal.SCHEMA_MISMATCH,
                    "collection schema mismatch[collection=" + collection.name() + "]");
        }
    }

    /** The proxy sets insert_cnt also when it refuses: a client must look at the status. */
    private static MutationResult countingRowsOnRefusal(
            int rows, Supplier<MutationResult> mutation) {
        try {
            return mutation.get();
        } catch (Refusal refusal) {
            return MutationResult.newBuilder()
                    .setStatus(refusal.status())
                    .setInsertCnt(rows)
                    .build();
        }
    }
}
