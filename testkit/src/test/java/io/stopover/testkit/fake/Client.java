package io.stopover.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceBlockingStub;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import io.milvus.grpc.UpsertRequest;
import java.util.Arrays;
import java.util.List;

/** A client of one fake: plain requests, nothing hidden. */
final class Client implements AutoCloseable {
    private final ManagedChannel channel;
    private final MilvusServiceBlockingStub stub;

    Client(FakeMilvus fake) {
        this(fake, new Metadata());
    }

    Client(int port) {
        this(port, new Metadata());
    }

    Client(FakeMilvus fake, Metadata headers) {
        this(fake.port(), headers);
    }

    private Client(int port, Metadata headers) {
        channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port)
                        .usePlaintext()
                        .maxInboundMessageSize(Integer.MAX_VALUE)
                        .build();
        stub =
                MilvusServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    MilvusServiceBlockingStub stub() {
        return stub;
    }

    Status create(CollectionSchema.Builder schema) {
        return create(request(schema));
    }

    Status create(CreateCollectionRequest.Builder request) {
        return stub.createCollection(request.build());
    }

    static CreateCollectionRequest.Builder request(CollectionSchema.Builder schema) {
        return CreateCollectionRequest.newBuilder()
                .setCollectionName(schema.getName())
                .setSchema(schema.build().toByteString());
    }

    /** Creates, indexes every vector and loads. */
    void createLoaded(CollectionSchema.Builder schema) {
        createLoaded(request(schema), schema);
    }

    void createLoaded(CreateCollectionRequest.Builder request, CollectionSchema.Builder schema) {
        assertOk(create(request));
        index(schema);
        assertOk(
                stub.loadCollection(
                        LoadCollectionRequest.newBuilder()
                                .setCollectionName(schema.getName())
                                .build()));
    }

    void index(CollectionSchema.Builder schema) {
        for (FieldSchema field : schema.getFieldsList()) {
            if (field.getDataTypeValue() >= DataType.BinaryVector_VALUE) {
                assertOk(
                        stub.createIndex(
                                CreateIndexRequest.newBuilder()
                                        .setCollectionName(schema.getName())
                                        .setFieldName(field.getName())
                                        .addExtraParams(Schemas.pair("index_type", "AUTOINDEX"))
                                        .build()));
            }
        }
    }

    static InsertRequest.Builder rows(String collection, int count, FieldData.Builder... columns) {
        InsertRequest.Builder request =
                InsertRequest.newBuilder().setCollectionName(collection).setNumRows(count);
        for (FieldData.Builder column : columns) {
            request.addFieldsData(column);
        }
        return request;
    }

    MutationResult insert(String collection, int count, FieldData.Builder... columns) {
        return stub.insert(rows(collection, count, columns).build());
    }

    /** Keys and vectors only. */
    MutationResult insertKeys(String collection, long... keys) {
        return insert(
                collection, keys.length, Columns.longs("id", keys), Columns.vectors("vec", keys));
    }

    MutationResult upsert(String collection, int count, FieldData.Builder... columns) {
        InsertRequest.Builder rows = rows(collection, count, columns);
        return stub.upsert(
                UpsertRequest.newBuilder()
                        .setCollectionName(collection)
                        .setNumRows(count)
                        .addAllFieldsData(rows.getFieldsDataList())
                        .build());
    }

    MutationResult delete(String collection, String expr) {
        return stub.delete(
                DeleteRequest.newBuilder().setCollectionName(collection).setExpr(expr).build());
    }

    static QueryRequest.Builder select(String collection, String expr, String... outputs) {
        return QueryRequest.newBuilder()
                .setCollectionName(collection)
                .setExpr(expr)
                .addAllOutputFields(List.of(outputs));
    }

    QueryResults query(QueryRequest.Builder request) {
        return stub.query(request.build());
    }

    /** Keys of an accepted query. */
    List<Long> keys(QueryRequest.Builder request) {
        QueryResults results = query(request);
        assertOk(results.getStatus());
        return column(results, "id").getScalars().getLongData().getDataList();
    }

    List<Long> keys(String collection, String expr) {
        return keys(select(collection, expr, "id"));
    }

    long count(String collection) {
        QueryResults results = query(select(collection, "", "count(*)"));
        assertOk(results.getStatus());
        return column(results, "count(*)").getScalars().getLongData().getData(0);
    }

    static FieldData column(QueryResults results, String name) {
        return results.getFieldsDataList().stream()
                .filter(column -> column.getFieldName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + name));
    }

    static void assertOk(Status status) {
        assertThat(status.getCode()).as(status.getReason()).isZero();
    }

    static void assertRefused(Status status, int code, String... words) {
        assertThat(status.getCode()).as(status.getReason()).isEqualTo(code);
        Arrays.stream(words).forEach(word -> assertThat(status.getReason()).contains(word));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
