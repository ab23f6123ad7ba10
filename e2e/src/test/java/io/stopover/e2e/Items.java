package io.stopover.e2e;

import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.VectorField;
import io.stopover.engine.index.Loading;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * A small collection on a server: {@code id}, {@code price} and {@code vector}, written with bare
 * requests.
 */
record Items(Connection server, CollectionName name, boolean autoId) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int DIM = 32;
    private static final int BATCH = 10_000;

    static Items of(Connection server, String database, String collection) {
        return new Items(server, new CollectionName(database, collection), false);
    }

    Items withAutoId() {
        return new Items(server, name, true);
    }

    Catalog catalog() {
        return new Catalog(server);
    }

    /** Created anew and empty, with its database; not loaded. */
    Items create() {
        Field id =
                autoId
                        ? Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY, FieldTrait.AUTO_ID)
                        : Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY);
        Field vector =
                Field.of("vector", DataType.FLOAT_VECTOR)
                        .withTypeParams(Map.of("dim", Integer.toString(DIM)));
        CollectionSchema schema =
                new CollectionSchema(
                        name.collection(),
                        "",
                        List.of(id, Field.of("price", DataType.INT64), vector),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of());
        catalog().createDatabase(name.database(), Map.of());
        catalog().create(name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        return this;
    }

    Items load() throws InterruptedException {
        catalog()
                .createIndex(
                        name,
                        new IndexSpec(
                                "vector",
                                "vector",
                                Map.of("index_type", "FLAT", "metric_type", "L2")));
        return reload();
    }

    /** Loads what has an index already. */
    Items reload() throws InterruptedException {
        new Loading(catalog(), name).load();
        return this;
    }

    /** Writes rows whose price follows from the key. */
    Items insert(long firstKey, int rows) {
        for (int done = 0; done < rows; done += BATCH) {
            insert(firstKey + done, Math.min(BATCH, rows - done), key -> key * 3);
        }
        return this;
    }

    void insert(long firstKey, int rows, LongUnaryOperator price) {
        InsertRequest.Builder request =
                InsertRequest.newBuilder()
                        .setDbName(name.database())
                        .setCollectionName(name.collection())
                        .setNumRows(rows)
                        .addFieldsData(longs("price", keys(firstKey, rows).map(price)))
                        .addFieldsData(vectors(firstKey, rows));
        if (!autoId) {
            request.addFieldsData(longs("id", keys(firstKey, rows)));
        }
        Statuses.check(
                server.call(
                                MilvusServiceGrpc.getInsertMethod(),
                                request.build(),
                                name.database(),
                                DEADLINE)
                        .getStatus(),
                "filling " + name);
    }

    void delete(long key) {
        DeleteRequest request =
                DeleteRequest.newBuilder()
                        .setDbName(name.database())
                        .setCollectionName(name.collection())
                        .setExpr("id in [" + key + "]")
                        .build();
        Statuses.check(
                server.call(MilvusServiceGrpc.getDeleteMethod(), request, name.database(), DEADLINE)
                        .getStatus(),
                "deleting from " + name);
    }

    /** Strong count(*), doubled keys counted twice. */
    long count() {
        return catalog().count(name, List.of(), Optional.empty(), DEADLINE);
    }

    /** A field's value of every row that queries return, as {@link #insert} wrote the prices. */
    List<Long> read(String field, int rows) {
        List<Long> values = new ArrayList<>(rows);
        for (long first = 0; first < rows; first += BATCH) {
            QueryRequest request =
                    QueryRequest.newBuilder()
                            .setDbName(name.database())
                            .setCollectionName(name.collection())
                            .setExpr("price >= " + first * 3 + " && price < " + (first + BATCH) * 3)
                            .addOutputFields(field)
                            .setConsistencyLevel(io.milvus.grpc.ConsistencyLevel.Strong)
                            .build();
            QueryResults answer =
                    server.call(
                            MilvusServiceGrpc.getQueryMethod(), request, name.database(), DEADLINE);
            Statuses.check(answer.getStatus(), "reading " + name);
            answer.getFieldsDataList().stream()
                    .filter(column -> column.getFieldName().equals(field))
                    .forEach(column ->
                            values.addAll(column.getScalars().getLongData().getDataList()));
        }
        return values;
    }

    private static LongStream keys(long first, int rows) {
        return LongStream.range(first, first + rows);
    }

    private static FieldData longs(String field, LongStream values) {
        return FieldData.newBuilder()
                .setFieldName(field)
                .setType(io.milvus.grpc.DataType.Int64)
                .setScalars(
                        ScalarField.newBuilder()
                                .setLongData(
                                        LongArray.newBuilder().addAllData(values.boxed().toList())))
                .build();
    }

    private static FieldData vectors(long firstKey, int rows) {
        FloatArray.Builder data = FloatArray.newBuilder();
        keys(firstKey, rows)
                .forEach(key -> {
                    for (int i = 0; i < DIM; i++) {
                        data.addData((key + i) % 1013 / 1013f);
                    }
                });
        return FieldData.newBuilder()
                .setFieldName("vector")
                .setType(io.milvus.grpc.DataType.FloatVector)
                .setVectors(VectorField.newBuilder().setDim(DIM).setFloatVector(data))
                .build();
    }
}
