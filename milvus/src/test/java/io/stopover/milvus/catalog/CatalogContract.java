package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.VectorField;
import io.stopover.milvus.RealServers;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import io.stopover.testkit.servers.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the catalog promises on every server. */
abstract class CatalogContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    static final IndexSpec FLAT =
            new IndexSpec("v", "v_idx", Map.of("index_type", "FLAT", "metric_type", "L2"));

    final Connection connection;
    final Catalog catalog;
    final CollectionName name =
            new CollectionName(CollectionName.DEFAULT_DATABASE, "wire_" + NUMBER.incrementAndGet());

    CatalogContract(TestServer server) {
        connection = RealServers.connect(server);
        catalog = new Catalog(connection);
        assertThat(connection.dialect().verified()).isTrue();
    }

    @AfterEach
    void leaveNothing() {
        catalog.drop(name);
        connection.close();
    }

    /** Fields of every scalar type the server has, besides key and vector. */
    final CollectionSchema schema(Field... more) {
        Stream<Field> scalars =
                Arrays.stream(DataType.values())
                        .filter(t -> t.number() < 20 && connection.dialect().supports(t))
                        .map(t -> Field.of("f_" + t.name().toLowerCase(java.util.Locale.ROOT), t));
        return plain(
                Stream.concat(
                                Stream.concat(
                                        scalars,
                                        Stream.of(
                                                with(
                                                        Field.of("text", DataType.VARCHAR),
                                                        Map.of("max_length", "99")),
                                                Field.of("json", DataType.JSON))),
                                Arrays.stream(more))
                        .toArray(Field[]::new));
    }

    static CollectionSchema plain(Field... more) {
        List<Field> fields =
                Stream.concat(
                                Stream.of(
                                        Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                                        with(
                                                Field.of("v", DataType.FLOAT_VECTOR),
                                                Map.of("dim", "2"))),
                                Arrays.stream(more))
                        .toList();
        return new CollectionSchema(
                "", "", fields, List.of(), List.of(), true, Map.of(), List.of());
    }

    static Field with(Field field, Map<String, String> typeParams) {
        return field.withTypeParams(typeParams);
    }

    final void create(CollectionSchema schema) {
        catalog.create(name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
    }

    final void insert(long... ids) {
        var request =
                InsertRequest.newBuilder()
                        .setCollectionName(name.collection())
                        .setNumRows(ids.length)
                        .addFieldsData(
                                FieldData.newBuilder()
                                        .setTypeValue(DataType.INT64.number())
                                        .setFieldName("id")
                                        .setScalars(
                                                ScalarField.newBuilder()
                                                        .setLongData(
                                                                LongArray.newBuilder()
                                                                        .addAllData(
                                                                                Arrays.stream(ids)
                                                                                        .boxed()
                                                                                        .toList()))))
                        .addFieldsData(
                                FieldData.newBuilder()
                                        .setTypeValue(DataType.FLOAT_VECTOR.number())
                                        .setFieldName("v")
                                        .setVectors(
                                                VectorField.newBuilder()
                                                        .setDim(2)
                                                        .setFloatVector(
                                                                FloatArray.newBuilder()
                                                                        .addAllData(
                                                                                Collections.nCopies(
                                                                                        2
                                                                                                * ids.length,
                                                                                        0.5f)))))
                        .build();
        Statuses.check(
                connection
                        .call(MilvusServiceGrpc.getInsertMethod(), request, "", DEADLINE)
                        .getStatus(),
                "inserting");
    }

    final void loadAndWait() {
        catalog.createIndex(name, FLAT);
        catalog.load(name);
        await().until(() -> catalog.loadState(name, Optional.empty()) == LoadState.LOADED);
    }

    final long count() {
        return catalog.count(name, List.of(), Optional.empty(), DEADLINE);
    }

    final void assertRefused(ErrorCode code, String words, Runnable action) {
        var refusal = catchThrowableOfType(StopoverException.class, action::run);
        assertThat(refusal).hasMessageContaining(words);
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void aCollectionThatIsNotThereIsAbsent() {
        assertThat(catalog.describe(name)).isEmpty();
        assertThat(catalog.collectionBehind(name.database(), name.collection())).isEmpty();
        assertRefused(
                ErrorCode.COLLECTION_NOT_FOUND,
                name.toString(),
                () -> catalog.loadState(name, Optional.empty()));
        assertRefused(ErrorCode.COLLECTION_NOT_FOUND, "", this::count);
    }

    @Test
    void aCreatedCollectionIsDescribedAsItWasAskedFor() {
        var schema = schema();
        create(schema);

        var info = catalog.describe(name).orElseThrow();

        assertThat(info.name()).isEqualTo(name);
        assertThat(info.schema().fields()).isEqualTo(schema.fields());
        assertThat(info.schema().dynamicField()).isTrue();
        assertThat(info.indexes()).isEmpty();
        assertThat(info.unrecognized()).isEmpty();
        assertThat(info.id() != 0)
                .isEqualTo(connection.dialect().has(Capability.IDENTITY_DESCRIBED));
        assertThat(catalog.collections(name.database())).contains(name.collection());
    }

    @Test
    void creatingTheSameAgainChangesNothing() {
        create(plain());
        insert(1);
        create(plain());
        loadAndWait();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anotherCollectionOfThatNameIsRefused() {
        create(plain());
        assertRefused(
                ErrorCode.TARGET_REFUSED,
                "field extra is missing",
                () -> create(plain(Field.of("extra", DataType.INT64))));
    }

    @Test
    void droppingWhatIsNotThereIsNothing() {
        catalog.drop(name);
        create(plain());
        catalog.drop(name);
        assertThat(catalog.describe(name)).isEmpty();
    }

    @Test
    void anIndexIsDescribedAsItWasMade() {
        create(plain());
        catalog.createIndex(name, FLAT);
        catalog.createIndex(name, FLAT);

        assertThat(catalog.describe(name).orElseThrow().indexes())
                .singleElement()
                .returns(FLAT.params(), IndexSpec::params)
                .returns(
                        connection.dialect().has(Capability.INDEX_NAMES) ? "v_idx" : "v",
                        IndexSpec::name);
        await().untilAsserted(() ->
                assertThat(catalog.indexProgress(name))
                        .singleElement()
                        .returns(IndexProgress.State.FINISHED, IndexProgress::state));
        catalog.release(name);
        catalog.dropIndex(name, FLAT);
        assertThat(catalog.indexProgress(name)).isEmpty();
    }

    @Test
    void autoindexKeepsItsMetricOnly() {
        create(plain());
        var auto =
                new IndexSpec("v", "v", Map.of("index_type", "AUTOINDEX", "metric_type", "COSINE"));
        catalog.createIndex(name, auto);
        assertThat(catalog.describe(name).orElseThrow().indexes())
                .singleElement()
                .returns("COSINE", IndexSpec::metric);
    }

    @Test
    void rowsAreCounted() {
        create(plain());
        insert(1, 2, 3);
        loadAndWait();
        insert(4);
        catalog.flush(name);

        assertThat(count()).isEqualTo(4);
        assertThat(catalog.count(name, List.of(), Optional.of("id > 2"), DEADLINE)).isEqualTo(2);
        assertThat(catalog.loadPercent(name)).isEqualTo(100);
    }

    @Test
    void aTimestampIsGivenWhereTheDialectSaysSo() {
        assertThat(catalog.timestamp().isPresent())
                .isEqualTo(connection.dialect().has(Capability.ALLOC_TIMESTAMP));
    }

    @Test
    void theDefaultDatabaseIsAlwaysThere() {
        assertThat(catalog.databases()).contains(CollectionName.DEFAULT_DATABASE);
    }

    @Test
    void collectionsOfADatabaseThatIsNotThereAreRefused() {
        assertRefused(
                ErrorCode.DATABASE_NOT_FOUND, "nowhere", () -> catalog.collections("nowhere"));
    }
}
