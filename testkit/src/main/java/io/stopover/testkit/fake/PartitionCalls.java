package io.stopover.testkit.fake;

import io.milvus.grpc.BoolResponse;
import io.milvus.grpc.CreatePartitionRequest;
import io.milvus.grpc.DropPartitionRequest;
import io.milvus.grpc.HasPartitionRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ShowPartitionsRequest;
import io.milvus.grpc.ShowPartitionsResponse;

/** Create, drop and list partitions. */
final class PartitionCalls {
    private final Store store;

    PartitionCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bindCommand(MilvusServiceGrpc.getCreatePartitionMethod(), this::create);
        calls.bindCommand(MilvusServiceGrpc.getDropPartitionMethod(), this::drop);
        calls.bind(MilvusServiceGrpc.getHasPartitionMethod(), this::has);
        calls.bind(MilvusServiceGrpc.getShowPartitionsMethod(), this::show);
    }

    private void create(CreatePartitionRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        requireOwnPartitions(collection, "create");
        SchemaRules.checkName(request.getPartitionName(), "partition");
        if (!collection.partitions().containsKey(request.getPartitionName())) {
            collection.createPartition(request.getPartitionName(), store.ids().next());
        }
    }

    private void drop(DropPartitionRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        requireOwnPartitions(collection, "drop");
        String name = request.getPartitionName();
        SchemaRules.refuseIf(
                name.equals(StoredCollection.DEFAULT_PARTITION),
                "default partition cannot be deleted");
        SchemaRules.refuseIf(
                collection.isLoaded(name),
                "partition cannot be dropped, partition is loaded, please release it first");
        if (collection.partitions().containsKey(name)) {
            collection.dropPartition(name);
        }
    }

    private static void requireOwnPartitions(StoredCollection collection, String what) {
        SchemaRules.refuseIf(
                collection.schema().partitionKey().isPresent(),
                "disable " + what + " partition if partition key mode is used");
    }

    private BoolResponse has(HasPartitionRequest request) {
        return BoolResponse.newBuilder()
                .setValue(
                        store.collection(request.getDbName(), request.getCollectionName())
                                .partitions()
                                .containsKey(request.getPartitionName()))
                .build();
    }

    private ShowPartitionsResponse show(ShowPartitionsRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        ShowPartitionsResponse.Builder response = ShowPartitionsResponse.newBuilder();
        collection
                .partitions()
                .forEach((name, id) ->
                        response.addPartitionNames(name)
                                .addPartitionIDs(id)
                                .addCreatedTimestamps(collection.createdAt())
                                .addCreatedUtcTimestamps(Tso.milliseconds(collection.createdAt())));
        return response.build();
    }
}
