package io.stopover.milvus.vectors;

import static org.awaitility.Awaitility.await;

import io.milvus.grpc.FieldData;
import io.milvus.grpc.GetQuerySegmentInfoRequest;
import io.milvus.grpc.GetQuerySegmentInfoResponse;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QuerySegmentInfo;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.SegmentState;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.catalog.IndexProgress;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.Values;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A collection of sample vectors on a real server; dropped when closed. */
final class IndexedCollection implements AutoCloseable {
    private static final String VECTOR = "v";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Connection connection;
    private final Catalog catalog;
    private final CollectionName name;
    private final CollectionSchema schema;

    /** FLAT is no index: segments are searched as they are, and none is loaded for them. */
    private boolean bruteForce;

    IndexedCollection(Connection connection, String name, DataType type) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.name = new CollectionName(CollectionName.DEFAULT_DATABASE, name);
        this.schema =
                new CollectionSchema(
                        name,
                        "",
                        List.of(
                                Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                                Field.of(VECTOR, type)
                                        .withTypeParams(
                                                type == DataType.SPARSE_FLOAT_VECTOR
                                                        ? Map.of()
                                                        : Map.of("dim", "" + SampleVectors.DIM))),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of());
        catalog.create(this.name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
    }

    void insert(SampleVectors vectors) {
        int rows = vectors.rows().size();
        FieldData keys =
                FieldData.newBuilder()
                        .setFieldName("id")
                        .setTypeValue(DataType.INT64.number())
                        .setScalars(
                                ScalarField.newBuilder()
                                        .setLongData(
                                                LongArray.newBuilder()
                                                        .addAllData(
                                                                LongStream.range(0, rows)
                                                                        .boxed()
                                                                        .toList())))
                        .build();
        connection.callIdempotent(
                MilvusServiceGrpc.getInsertMethod(),
                InsertRequest.newBuilder()
                        .setCollectionName(name.collection())
                        .addFieldsData(keys)
                        .addFieldsData(vectors.column(VECTOR))
                        .setNumRows(rows)
                        .build(),
                "",
                PATIENCE,
                MutationResult::getStatus,
                "inserting");
    }

    /**
     * @param inner parameters of the type as JSON
     */
    void index(String type, String metric, String inner) {
        bruteForce = type.endsWith("FLAT") && !type.contains("IVF");
        catalog.createIndex(
                name,
                new IndexSpec(
                        VECTOR,
                        "",
                        Map.of("index_type", type, "metric_type", metric, "params", inner)));
    }

    /** Returns when every row lies in a sealed segment that is loaded together with its index. */
    void loadIndexed(int rows) {
        catalog.flush(name);
        await().atMost(PATIENCE).until(() -> built(rows));
        catalog.load(name);
        await().atMost(PATIENCE)
                .until(() -> catalog.loadState(name, Optional.empty()) == LoadState.LOADED);
        if (segmentsTold()) {
            await().atMost(PATIENCE).until(() -> loadedWithIndex(rows));
        }
    }

    private boolean built(int rows) {
        IndexProgress progress = catalog.indexProgress(name).getFirst();
        if (progress.state() == IndexProgress.State.FAILED) {
            throw new IllegalStateException(progress.failure());
        }
        return progress.state() == IndexProgress.State.FINISHED
                && (!segmentsTold() || progress.indexedRows() == rows);
    }

    private boolean loadedWithIndex(int rows) {
        List<QuerySegmentInfo> segments =
                connection
                        .callIdempotent(
                                MilvusServiceGrpc.getGetQuerySegmentInfoMethod(),
                                GetQuerySegmentInfoRequest.newBuilder()
                                        .setCollectionName(name.collection())
                                        .build(),
                                "",
                                PATIENCE,
                                GetQuerySegmentInfoResponse::getStatus,
                                "listing segments")
                        .getInfosList();
        return segments.stream()
                        .filter(s -> s.getState() == SegmentState.Sealed)
                        .filter(s -> bruteForce || s.getIndexID() != 0)
                        .mapToLong(QuerySegmentInfo::getNumRows)
                        .sum()
                == rows;
    }

    /** The Lites have no segments to ask for, and read what is stored. */
    private boolean segmentsTold() {
        return connection.dialect().has(Capability.LOAD_NEEDS_INDEX);
    }

    /** Each vector's bytes, by key. */
    List<String> readHex() {
        CollectionReader reader =
                new CollectionReader(connection, name, schema, List.of("id", VECTOR));
        Frame frame =
                reader.read(
                        "", new KeyRange(Optional.of(Key.of(-1)), Optional.empty()), ReadPoint.NOW);
        Values values = frame.column(VECTOR).orElseThrow().values();
        String[] byKey = new String[frame.rows("id")];
        for (Key key : reader.keysOf(frame)) {
            values.advance();
            byKey[Integer.parseInt(key.toString())] =
                    HexFormat.of().formatHex(values.bytes(), values.from(), values.to());
        }
        return List.of(byKey);
    }

    @Override
    public void close() {
        catalog.drop(name);
    }
}
