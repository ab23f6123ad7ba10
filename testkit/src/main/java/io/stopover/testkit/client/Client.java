package io.stopover.testkit.client;

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
import io.stopover.testkit.fake.FakeMilvus;
import java.util.Arrays;
import java.util.List;

/**
 * A client of one server on this computer: plain requests, nothing hidden. Statuses are the
 * caller's to check, except where a method says so. Thread-safe.
 */
public final class Client implements AutoCloseable {
    private final ManagedChannel channel;
    private final MilvusServiceBlockingStub stub;

    public Client(FakeMilvus fake) {
        this(fake, new Metadata());
    }

    public Client(int port) {
        this(port, new Metadata());
    }

    /** Sends these headers with every call, for example a secret. */
    public Client(FakeMilvus fake, Metadata headers) {
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

    public MilvusServiceBlockingStub stub() {
        return stub;
    }

    public Status create(CollectionSchema.Builder schema) {
        return create(request(schema));
    }

    public Status create(CreateCollectionRequest.Builder request) {
        return stub.createCollection(request.build());
    }

    public static CreateCollectionRequest.Builder request(CollectionSchema.Builder schema) {
        return CreateCollectionRequest.newBuilder()
                .setCollectionName(schema.getName())
                .setSchema(schema.build().toByteString());
    }

    /** Creates, indexes every vector and loads; fails unless the server does it. */
    public void createLoaded(CollectionSchema.Builder schema) {
        createLoaded(request(schema), schema);
    }

    public void createLoaded(
            CreateCollectionRequest.Builder request, CollectionSchema.Builder schema) {
        assertOk(create(request));
        index(schema);
        assertOk(
                stub.loadCollection(
                        LoadCollectionRequest.newBuilder()
                                .setCollectionName(schema.getName())
                                .build()));
    }

    /** AUTOINDEX on every vector; fails unless the server takes it. */
    public void index(CollectionSchema.Builder schema) {
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

    public static InsertRequest.Builder rows(
            String collection, int count, FieldData.Builder... columns) {
        InsertRequest.Builder request =
                InsertRequest.newBuilder().setCollectionName(collection).setNumRows(count);
        for (FieldData.Builder column : columns) {
            request.addFieldsData(column);
        }
        return request;
    }

    public MutationResult insert(String collection, int count, FieldData.Builder... columns) {
        return stub.insert(rows(collection, count, columns).build());
    }

    /** Keys and vectors only. */
    public MutationResult insertKeys(String collection, long... keys) {
        return insert(
                collection, keys.length, Columns.longs("id", keys), Columns.vectors("vec", keys));
    }

    public MutationResult upsert(String collection, int count, FieldData.Builder... columns) {
        InsertRequest.Builder rows = rows(collection, count, columns);
        return stub.upsert(
                UpsertRequest.newBuilder()
                        .setCollectionName(collection)
                        .setNumRows(count)
                        .addAllFieldsData(rows.getFieldsDataList())
                        .build());
    }

    public MutationResult delete(String collection, String expr) {
        return stub.delete(
                DeleteRequest.newBuilder().setCollectionName(collection).setExpr(expr).build());
    }

    public static QueryRequest.Builder select(String collection, String expr, String... outputs) {
        return QueryRequest.newBuilder()
                .setCollectionName(collection)
                .setExpr(expr)
                .addAllOutputFields(List.of(outputs));
    }

    public QueryResults query(QueryRequest.Builder request) {
        return stub.query(request.build());
    }

    /** Keys of an accepted query. */
    public List<Long> keys(QueryRequest.Builder request) {
        QueryResults results = query(request);
        assertOk(results.getStatus());
        return column(results, "id").getScalars().getLongData().getDataList();
    }

    public List<Long> keys(String collection, String expr) {
        return keys(select(collection, expr, "id"));
    }

    /** Every row, doubled keys counted twice. */
    public long count(String collection) {
        QueryResults results = query(select(collection, "", "count(*)"));
        assertOk(results.getStatus());
        return column(results, "count(*)").getScalars().getLongData().getData(0);
    }

    /** An answer's column; fails when there is none of that name. */
    public static FieldData column(QueryResults results, String name) {
        return results.getFieldsDataList().stream()
                .filter(column -> column.getFieldName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + name));
    }

    /** Fails with AssertionError and the server's reason unless the status is a success. */
    public static void assertOk(Status status) {
        if (status.getCode() != 0) {
            throw new AssertionError("code " + status.getCode() + ": " + status.getReason());
        }
    }

    /** Fails with AssertionError unless the status has this code and its reason these words. */
    public static void assertRefused(Status status, int code, String... words) {
        String reason = status.getReason();
        if (status.getCode() != code || !Arrays.stream(words).allMatch(reason::contains)) {
            throw new AssertionError(
                    "expected code %d with %s, got code %d: %s"
                            .formatted(code, Arrays.toString(words), status.getCode(), reason));
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
