package io.stopover.testkit.fake;

import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.DescribeIndexRequest;
import io.milvus.grpc.DescribeIndexResponse;
import io.milvus.grpc.DropIndexRequest;
import io.milvus.grpc.IndexDescription;
import io.milvus.grpc.IndexState;
import io.milvus.grpc.MilvusServiceGrpc;
import java.util.List;

/** Index definitions; building takes no time. */
final class IndexCalls {
    private final Store store;

    IndexCalls(Store store) {
        this.store = store;
    }

    void bindTo(Calls calls) {
        calls.bindCommand(MilvusServiceGrpc.getCreateIndexMethod(), this::create);
        calls.bindCommand(MilvusServiceGrpc.getDropIndexMethod(), this::drop);
        calls.bind(MilvusServiceGrpc.getDescribeIndexMethod(), this::describe);
    }

    void create(CreateIndexRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        Field field =
                collection
                        .schema()
                        .field(request.getFieldName())
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "cannot create index on non-exist field: "
                                                + request.getFieldName()));
        String name = request.getIndexName().isEmpty() ? field.name() : request.getIndexName();
        IndexDescription index =
                IndexDescription.newBuilder()
                        .setIndexName(name)
                        .setFieldName(field.name())
                        .setIndexID(store.ids().next())
                        .addAllParams(request.getExtraParamsList())
                        .setState(IndexState.Finished)
                        .build();
        IndexDescription existing =
                collection.indexOf(field).orElse(collection.indexes().get(name));
        if (existing == null) {
            collection.indexes().put(name, index);
            return;
        }
        boolean isSame =
                existing.getIndexName().equals(name)
                        && existing.getFieldName().equals(field.name())
                        && existing.getParamsList().equals(index.getParamsList());
        SchemaRules.refuseIf(!isSame, "at most one distinct index is allowed per field");
    }

    private void drop(DropIndexRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        List<IndexDescription> named =
                named(collection, request.getFieldName(), request.getIndexName());
        SchemaRules.refuseIf(
                collection.isLoaded() && !named.isEmpty(),
                "index cannot be dropped, collection is loaded, please release it first");
        named.forEach(index -> collection.indexes().remove(index.getIndexName()));
    }

    private DescribeIndexResponse describe(DescribeIndexRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        List<IndexDescription> named =
                named(collection, request.getFieldName(), request.getIndexName());
        if (named.isEmpty()) {
            throw new Refusal(
                    Refusal.INDEX_NOT_FOUND,
                    "index not found[collection=" + request.getCollectionName() + "]");
        }
        long rows = collection.flushedRows();
        DescribeIndexResponse.Builder response = DescribeIndexResponse.newBuilder();
        named.forEach(index ->
                response.addIndexDescriptions(
                        index.toBuilder().setIndexedRows(rows).setTotalRows(rows)));
        return response.build();
    }

    private static List<IndexDescription> named(
            StoredCollection collection, String field, String name) {
        return collection.indexes().values().stream()
                .filter(index -> field.isEmpty() || index.getFieldName().equals(field))
                .filter(index -> name.isEmpty() || index.getIndexName().equals(name))
                .toList();
    }
}
