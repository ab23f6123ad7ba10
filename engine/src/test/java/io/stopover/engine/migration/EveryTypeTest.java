package io.stopover.engine.migration;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.floatVectors;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.meta;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.valid;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.InsertRequest;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeRow;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryTypeTest {
    /** Values of the rows with keys 1 to 4. */
    private static final int[] VALUES = {0, 1, 1, 0};

    private static final Boolean[] HALF = {false, true, false, true};
    private static final int[] HALF_VALUES = {0, 1};
    private static final Boolean[] NONE = {false, false, false, false};

    @ParameterizedTest
    @CsvSource({
        "V2_3, V2_3",
        "V2_3, V2_6_8",
        "V2_4, V2_5",
        "V2_5, V2_5",
        "V2_5, V2_6_18",
        "V2_6_8, V2_6_8",
        "V2_6_18, V2_6_18",
        "V3_0, V3_0",
    })
    void everyTypeArrivesAsItWas(FakeVersion from, FakeVersion to) throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            fill(clusters.from, "scalars", EveryType.scalars(from), Column.PLAIN);
            fill(clusters.from, "vectors", EveryType.vectorTypes(from), Column.PLAIN);
            assertCopied(clusters, "scalars", "vectors");
        }
    }

    @ParameterizedTest
    @CsvSource({"V2_5, V2_5", "V2_5, V2_6_18", "V2_6_8, V2_6_8", "V3_0, V3_0"})
    void nullsOfEveryScalarTypeStayNullsAndDefaultsStayDefaults(FakeVersion from, FakeVersion to)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            List<EveryType> types = EveryType.scalars(from);
            fill(clusters.from, "some", types, Column.SOME_NULLS);
            fill(clusters.from, "only", types, Column.ONLY_NULLS);
            fill(clusters.from, "never", types, Column.NULLABLE);
            fill(clusters.from, "standard", withDefault(types), Column.DEFAULT);
            fill(clusters.from, "both", withDefault(types), Column.NULLABLE_DEFAULT);
            assertCopied(clusters, "some", "only", "never", "standard", "both");
            assertThat(clusters.targetRows("only").getFirst().value("text")).isNull();
            assertThat(clusters.targetRows("both").getFirst().value("text")).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @CsvSource({"V2_6_18, V2_6_18", "V2_6_18, V3_0", "V3_0, V3_0"})
    void nullVectorsOfEveryTypeStayNull(FakeVersion from, FakeVersion to)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            List<EveryType> types = EveryType.vectorTypes(from);
            fill(clusters.from, "some", types, Column.SOME_NULLS);
            fill(clusters.from, "only", types, Column.ONLY_NULLS);
            fill(clusters.from, "never", types, Column.NULLABLE);
            CollectionSchema.Builder floats =
                    CollectionSchema.newBuilder()
                            .setName("floats")
                            .addFields(Schemas.key())
                            .addFields(Schemas.vector("vec").setNullable(true));
            clusters.from.createLoaded(floats);
            assertOk(
                    clusters.from
                            .insert(
                                    "floats",
                                    2,
                                    longs("id", 1, 2),
                                    valid(floatVectors("vec", 1f, 2f, 3f, 4f), false, true))
                            .getStatus());
            assertCopied(clusters, "some", "only", "never", "floats");
            assertThat(clusters.targetRows("floats").getFirst().value("vec")).isNull();
            assertThat(clusters.targetRows("only").getFirst().value("sparse")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"V2_3, V2_3", "V2_3, V2_6_8", "V2_6_8, V2_6_8", "V2_6_8, V2_5", "V3_0, V2_6_3"})
    void theDynamicFieldArrivesByteForByte(FakeVersion from, FakeVersion to)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            dynamic(clusters.from);
            assertCopied(clusters, "docs");
        }
    }

    @ParameterizedTest
    @CsvSource({"V2_6_8, V2_6_8", "V2_6_8, V2_5", "V3_0, V2_3"})
    void rowsWithoutDynamicFieldHoldAnEmptyObject(FakeVersion from, FakeVersion to)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            clusters.from.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
            assertOk(
                    clusters.from
                            .insert(
                                    "docs",
                                    3,
                                    longs("id", 1, 2, 3),
                                    vectors("vec", 1, 2, 3),
                                    valid(meta("{\"a\": 1}"), false, true, false))
                            .getStatus());
            assertCopied(clusters, "docs");
        }
    }

    @Test
    void aTargetThatLacksTypesIsNotTouched() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_18, FakeVersion.V2_5)) {
            fill(clusters.from, "docs", EveryType.scalars(FakeVersion.V2_6_18), Column.SOME_NULLS);
            fill(
                    clusters.from,
                    "vectors",
                    EveryType.vectorTypes(FakeVersion.V2_6_18),
                    Column.SOME_NULLS);
            Plan plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.findings())
                    .filteredOn(Finding::blocks)
                    .extracting(f -> f.code() + " " + f.message())
                    .containsExactlyInAnyOrder(
                            FindingCode.TYPE_UNSUPPORTED + " field shape is GEOMETRY",
                            FindingCode.TYPE_UNSUPPORTED + " field time is TIMESTAMPTZ",
                            FindingCode.TYPE_UNSUPPORTED + " field int8vec is INT8_VECTOR",
                            FindingCode.ATTRIBUTE_UNSUPPORTED + " field binary is nullable",
                            FindingCode.ATTRIBUTE_UNSUPPORTED + " field float16 is nullable",
                            FindingCode.ATTRIBUTE_UNSUPPORTED + " field bfloat16 is nullable",
                            FindingCode.ATTRIBUTE_UNSUPPORTED + " field int8vec is nullable",
                            FindingCode.ATTRIBUTE_UNSUPPORTED + " field sparse is nullable");
            assertThat(clusters.target.calls(Rpc.CREATE_COLLECTION)).isZero();
            assertThat(clusters.target.calls(Rpc.CREATE_DATABASE)).isZero();
        }
    }

    @Test
    void outputsOfBm25AreMadeAnewByTheTarget() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_5, FakeVersion.V3_0)) {
            clusters.from.createLoaded(Schemas.withBm25("docs", false));
            assertOk(
                    clusters.from
                            .insert(
                                    "docs",
                                    2,
                                    longs("id", 1, 2),
                                    vectors("vec", 1, 2),
                                    texts("text", "a", "b"))
                            .getStatus());
            assertCopied(clusters, "docs");
        }
    }

    private static void assertCopied(Clusters clusters, String... collections)
            throws InterruptedException {
        Report report = clusters.migrate();
        assertThat(report.collections()).extracting(CollectionReport::failure).containsOnly("");
        assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
        assertThat(report.collections())
                .hasSize(collections.length)
                .allMatch(CollectionReport::verified);
        for (String collection : collections) {
            List<FakeRow> rows = clusters.sourceRows(collection);
            assertThat(rows).isNotEmpty();
            Rows.assertSame(rows, clusters.targetRows(collection));
        }
    }

    private static void dynamic(Client client) {
        client.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
        assertOk(
                client.insert(
                                "docs",
                                3,
                                longs("id", 1, 2, 3),
                                vectors("vec", 1, 2, 3),
                                meta(
                                        "{\"a\" : 9223372036854775807, \"b\":null}",
                                        "{}",
                                        "{\"é\":{\"x\":[1.10,\"\\u4e00\"]}}"))
                        .getStatus());
    }

    private static List<EveryType> withDefault(List<EveryType> types) {
        return types.stream().filter(type -> type.standard().isPresent()).toList();
    }

    /** What becomes of a type in a collection. */
    private enum Column {
        PLAIN,
        NULLABLE,
        SOME_NULLS,
        ONLY_NULLS,
        DEFAULT,
        NULLABLE_DEFAULT
    }

    /** A collection with one column per type, and four rows. */
    private static void fill(Client client, String name, List<EveryType> types, Column kind) {
        CollectionSchema.Builder schema = Schemas.of(name);
        InsertRequest.Builder rows =
                Client.rows(name, 4, longs("id", 1, 2, 3, 4), vectors("vec", 1, 2, 3, 4));
        for (EveryType type : types) {
            var field = type.schema().clone();
            if (kind == Column.DEFAULT || kind == Column.NULLABLE_DEFAULT) {
                field.setDefaultValue(type.standard().orElseThrow());
            }
            schema.addFields(field.setNullable(kind != Column.PLAIN && kind != Column.DEFAULT));
            rows.addFieldsData(
                    switch (kind) {
                        case PLAIN -> type.values().apply(VALUES);
                        case NULLABLE -> valid(type.values().apply(VALUES), true, true, true, true);
                        case SOME_NULLS, DEFAULT, NULLABLE_DEFAULT ->
                                valid(type.values().apply(HALF_VALUES), HALF);
                        case ONLY_NULLS -> valid(type.values().apply(new int[0]), NONE);
                    });
        }
        client.createLoaded(schema);
        assertOk(client.stub().insert(rows.build()).getStatus());
    }
}
