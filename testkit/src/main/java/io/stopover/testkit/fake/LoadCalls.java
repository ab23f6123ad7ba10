package io.stopover.testkit.fake;

import io.milvus.grpc.FlushRequest;
import io.milvus.grpc.FlushResponse;
import io.milvus.grpc.GetFlushStateResponse;
import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.GetLoadStateResponse;
import io.milvus.grpc.GetLoadingProgressRequest;
import io.milvus.grpc.GetLoadingProgressResponse;
import io.milvus.grpc.LoadState;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import java.util.List;

/** Load, release and flush, which take no time. */
final class LoadCalls {
    private final Store store;

    LoadCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bindCommand(
                MilvusServiceGrpc.getLoadCollectionMethod(),
                request -> indexed(request.getDbName(), request.getCollectionName()).load());
        calls.bindCommand(
                MilvusServiceGrpc.getLoadPartitionsMethod(),
                request ->
                        indexed(request.getDbName(), request.getCollectionName())
                                .load(request.getPartitionNamesList()));
        calls.bindCommand(
                MilvusServiceGrpc.getReleaseCollectionMethod(),
                request ->
                        store.collection(request.getDbName(), request.getCollectionName())
                                .release());
        calls.bindCommand(
                MilvusServiceGrpc.getReleasePartitionsMethod(),
                request ->
                        store.collection(request.getDbName(), request.getCollectionName())
                                .release(request.getPartitionNamesList()));
        calls.bind(MilvusServiceGrpc.getGetLoadStateMethod(), this::state);
        calls.bind(MilvusServiceGrpc.getGetLoadingProgressMethod(), this::progress);
        calls.bind(MilvusServiceGrpc.getFlushMethod(), this::flush);
        calls.bind(
                MilvusServiceGrpc.getGetFlushStateMethod(),
                request -> GetFlushStateResponse.newBuilder().setFlushed(true).build());
    }

    private StoredCollection indexed(String database, String name) {
        StoredCollection collection = store.collection(database, name);
        for (Field field : collection.schema().fields()) {
            SchemaRules.refuseIf(
                    field.isVector() && collection.indexOf(field).isEmpty(),
                    "there is no vector index on field: ["
                            + field.name()
                            + "], please create index firstly");
        }
        return collection;
    }

    private GetLoadStateResponse state(GetLoadStateRequest request) {
        Database database = store.database(request.getDbName());
        return GetLoadStateResponse.newBuilder()
                .setState(
                        database.has(request.getCollectionName())
                                ? state(
                                        database.collection(request.getCollectionName()),
                                        request.getPartitionNamesList())
                                : LoadState.LoadStateNotExist)
                .build();
    }

    private static LoadState state(StoredCollection collection, List<String> partitions) {
        collection.requirePartitions(partitions);
        return isLoaded(collection, partitions)
                ? LoadState.LoadStateLoaded
                : LoadState.LoadStateNotLoad;
    }

    /**
     * Without names one loaded partition is enough: the server averages only over what is loaded.
     */
    private static boolean isLoaded(StoredCollection collection, List<String> partitions) {
        return partitions.isEmpty()
                ? collection.isLoaded()
                : partitions.stream().allMatch(collection::isLoaded);
    }

    private GetLoadingProgressResponse progress(GetLoadingProgressRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        collection.requirePartitions(request.getPartitionNamesList());
        if (!isLoaded(collection, request.getPartitionNamesList())) {
            throw new Refusal(
                    Refusal.COLLECTION_NOT_LOADED,
                    "collection not loaded[collection=" + collection.name() + "]");
        }
        return GetLoadingProgressResponse.newBuilder()
                .setProgress(100)
                .setRefreshProgress(100)
                .build();
    }

    private FlushResponse flush(FlushRequest request) {
        FlushResponse.Builder response = FlushResponse.newBuilder().setDbName(request.getDbName());
        for (String name : request.getCollectionNamesList()) {
            StoredCollection collection = store.collection(request.getDbName(), name);
            long timestamp = store.tso().next();
            collection.flush(timestamp);
            response.putCollSegIDs(name, LongArray.getDefaultInstance())
                    .putFlushCollSegIDs(name, LongArray.getDefaultInstance())
                    .putCollSealTimes(name, Tso.milliseconds(timestamp) / 1000)
                    .putCollFlushTs(name, timestamp);
        }
        return response.build();
    }
}
