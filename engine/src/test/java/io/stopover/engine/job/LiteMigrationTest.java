package io.stopover.engine.job;

import static io.stopover.model.schema.DataType.ARRAY;
import static io.stopover.model.schema.DataType.BFLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.BINARY_VECTOR;
import static io.stopover.model.schema.DataType.BOOL;
import static io.stopover.model.schema.DataType.DOUBLE;
import static io.stopover.model.schema.DataType.FLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.INT64;
import static io.stopover.model.schema.DataType.JSON;
import static io.stopover.model.schema.DataType.SPARSE_FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.VARCHAR;
import static io.stopover.model.schema.FieldTrait.FUNCTION_OUTPUT;
import static io.stopover.model.schema.FieldTrait.NULLABLE;
import static io.stopover.model.schema.FieldTrait.PRIMARY_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Severity;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiteMigrationTest {
    private static final int ROWS = 2_000;
    private static final Field KEY = Field.of("id", INT64, PRIMARY_KEY);
    private static final Field TEXT = sized("t", VARCHAR, "max_length", "200");
    private static final Options WITHOUT_INDEXES = options(IndexPolicy.NONE, false);
    private static final Options LOADING_THE_SOURCE = options(IndexPolicy.AUTO, true);

    @Test
    void everyKindOfVectorIsCopiedBetweenLite25(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            schema(
                                    "vectors",
                                    KEY,
                                    vector("b", BINARY_VECTOR),
                                    vector("h", FLOAT16_VECTOR),
                                    vector("g", BFLOAT16_VECTOR),
                                    Field.of("s", SPARSE_FLOAT_VECTOR)),
                            index("b", "BIN_FLAT", "JACCARD"),
                            index("h", "FLAT", "COSINE"),
                            index("g", "FLAT", "IP"),
                            index("s", "SPARSE_WAND", "IP"));
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> i * 3L - 7)
                            .bits("b")
                            .halves("h")
                            .brainHalves("g")
                            .sparse("s")
                            .into("vectors", ""));
            assertProven(pair.migrate(plan(pair, Options.DEFAULTS, name)));
            assertThat(pair.target().describe(name).orElseThrow().indexes())
                    .extracting(IndexSpec::metric)
                    .containsExactlyInAnyOrder("JACCARD", "COSINE", "IP", "IP");
        }
    }

    @Test
    void aBm25FunctionIsCopiedBetweenLite25(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            assertBm25(pair);
        }
    }

    @Test
    void aBm25FunctionIsCopiedBetweenLite32(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            assertBm25(pair);
        }
    }

    @Test
    void nullsDefaultsAndDynamicKeysAreCopiedBetweenLite32(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name = pair.create(nullable(), index("v", "HNSW", "COSINE"));
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> (long) i)
                            .longs("n", i -> i % 2 == 0 ? i - 1L : 0L)
                            .exceptWhere(i -> i % 2 == 1)
                            .texts(
                                    "t",
                                    i -> i % 5 == 0 ? "" : "täxt \"" + i + "\" \\ 一\ud83d\ude00")
                            .exceptWhere(i -> i % 5 == 0)
                            .flags("f")
                            .exceptWhere(i -> i % 7 == 0)
                            .doubles("d")
                            .json("j", i -> "{\"k\":[" + i + ",null,1.50]}")
                            .exceptWhere(i -> i % 11 == 0)
                            .longs("w", i -> i * 2L)
                            .floats("v")
                            .sparse("s")
                            .dynamic(i ->
                                    i % 3 == 0
                                            ? "{}"
                                            : "{\"big\":9223372036854775807,\"é\":{\"x\":null}}")
                            .into("nullable", ""));
            assertProven(pair.migrate(plan(pair, Options.DEFAULTS, name)));
        }
    }

    @Test
    void aMilvus23CollectionIsCopiedToLite32(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            dynamic(
                                    schema(
                                            "upgraded",
                                            sized("id", VARCHAR, "max_length", "99", PRIMARY_KEY),
                                            TEXT,
                                            Field.of("j", JSON),
                                            numbers("a"),
                                            vector("v", FLOAT_VECTOR))),
                            index("v", "AUTOINDEX", "IP"),
                            new IndexSpec("t", "by_text", Map.of("index_type", "Trie")));
            for (String partition : List.of("_default", "second")) {
                if (!partition.equals("_default")) {
                    pair.source().createPartition(name, partition);
                }
                pair.insert(
                        new SampleRows(ROWS)
                                .texts("id", i -> partition + "\"'\\u4e00\\" + i)
                                .texts("t", i -> "一 \ud83d\ude00 " + i)
                                .json("j", i -> "{\"n\": " + i + ", \"s\":\"\\u00e9\"}")
                                .longArrays("a")
                                .floats("v")
                                .dynamic(i -> "{\"k\":" + i + "}")
                                .into("upgraded", partition));
            }
            Plan plan = plan(pair, LOADING_THE_SOURCE, name);
            assertThat(codes(plan)).contains(FindingCode.INDEX_UNSUPPORTED);
            Report report = pair.migrate(plan);
            assertProven(report);
            assertThat(report.collections().getFirst().countTarget())
                    .isEqualTo(OptionalLong.of(2 * ROWS));
        }
    }

    @Test
    void withoutIndexesTheTemporaryOnesAreGoneAgain(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            schema(
                                    "bare",
                                    KEY,
                                    vector("v", FLOAT_VECTOR),
                                    Field.of("s", SPARSE_FLOAT_VECTOR)),
                            index("v", "HNSW", "COSINE"));
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> (long) i)
                            .floats("v")
                            .sparse("s")
                            .into("bare", ""));
            assertProven(pair.migrate(plan(pair, WITHOUT_INDEXES, name)));
            assertThat(pair.target().describe(name).orElseThrow().indexes()).isEmpty();
        }
    }

    @Test
    void aReleasedSourceIsReadOnlyWhenItMayBeLoadedAndIsReleasedAgain(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            schema("released", KEY, vector("v", FLOAT_VECTOR)),
                            index("v", "FLAT", "L2"));
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> (long) i)
                            .floats("v")
                            .into("released", ""));
            assertThat(codes(pair.plan(Options.DEFAULTS, name)))
                    .doesNotContain(FindingCode.SOURCE_NOT_LOADED);
            pair.source().release(name);
            assertThat(pair.plan(Options.DEFAULTS, name).findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.SOURCE_NOT_LOADED);
            Plan plan = plan(pair, LOADING_THE_SOURCE, name);
            assertThat(codes(plan)).contains(FindingCode.SOURCE_LOADED_FOR_COPY);
            assertProven(pair.migrate(plan));
            assertThat(pair.source().loadState(name, Optional.empty()))
                    .isEqualTo(LoadState.NOT_LOADED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LITE_3_2", "LITE_2_5"})
    void aSourceWithoutAnIndexIsReadAsItIs(
            ServerKind kind,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer lite32,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer lite25,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to)
            throws Exception {
        try (var pair = new RealPair(kind == ServerKind.LITE_3_2 ? lite32 : lite25, to)) {
            var name = pair.create(schema("never", KEY, vector("v", FLOAT_VECTOR)));
            pair.source().release(name);
            pair.insert(
                    new SampleRows(ROWS).longs("id", i -> (long) i).floats("v").into("never", ""));
            assertProven(pair.migrate(plan(pair, Options.DEFAULTS, name)));
        }
    }

    @Test
    void propertiesThatLite25DoesNotKeepAreNamedAndDoNotFailTheJob(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer to)
            throws Exception {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            schema("expiring", KEY, vector("v", FLOAT_VECTOR)),
                            index("v", "FLAT", "L2"));
            pair.source().alterProperties(name, Map.of("collection.ttl.seconds", "86400"));
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> (long) i)
                            .floats("v")
                            .into("expiring", ""));
            Plan plan = plan(pair, Options.DEFAULTS, name);
            assertThat(codes(plan)).contains(FindingCode.PROPERTIES_UNSUPPORTED);
            assertProven(pair.migrate(plan));
            assertThat(pair.target().describe(name).orElseThrow().properties()).isEmpty();
        }
    }

    @Test
    void anIndexThatHidesVectorsBlocksThePlan(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer to) {
        try (var pair = new RealPair(from, to)) {
            var name =
                    pair.create(
                            schema("hidden", KEY, vector("v", FLOAT_VECTOR)),
                            index("v", "AUTOINDEX", "HAMMING"));
            Plan plan = pair.plan(Options.DEFAULTS, name);
            assertThat(codes(plan)).contains(FindingCode.SOURCE_LOSSY_INDEX);
            assertThat(plan.blocked()).isTrue();
        }
    }

    private static void assertBm25(RealPair pair) throws InterruptedException {
        Field input = TEXT.withTypeParams(Map.of("max_length", "200", "enable_analyzer", "true"));
        Function function =
                new Function(
                        "s_bm25",
                        Function.BM25,
                        "",
                        List.of("t"),
                        List.of("s"),
                        Map.of(),
                        List.of());
        CollectionSchema schema =
                new CollectionSchema(
                        "bm25",
                        "",
                        List.of(KEY, input, Field.of("s", SPARSE_FLOAT_VECTOR, FUNCTION_OUTPUT)),
                        List.of(),
                        List.of(function),
                        false,
                        Map.of(),
                        List.of());
        CollectionName name = pair.create(schema, index("s", "SPARSE_INVERTED_INDEX", "BM25"));
        pair.insert(
                new SampleRows(ROWS)
                        .longs("id", i -> (long) i)
                        .texts("t", i -> "the quick brown fox number " + i)
                        .into("bm25", ""));
        assertProven(pair.migrate(plan(pair, Options.DEFAULTS, name)));
        var made = pair.target().describe(name).orElseThrow();
        assertThat(made.schema().functions()).isEqualTo(schema.functions());
        assertThat(made.indexes()).extracting(IndexSpec::metric).containsExactly("BM25");
    }

    private static Plan plan(RealPair pair, Options options, CollectionName name) {
        Plan plan = pair.plan(options, name);
        assertThat(plan.findings()).noneMatch(f -> f.severity() == Severity.ERROR);
        return plan;
    }

    private static void assertProven(Report report) {
        assertThat(report.collections())
                .allSatisfy(c -> assertThat(c.failure()).isEmpty())
                .extracting(CollectionReport::proof)
                .containsOnly(Proof.DIGESTS);
    }

    private static Set<FindingCode> codes(Plan plan) {
        return new HashSet<>(plan.findings().stream().map(Finding::code).toList());
    }

    private static Options options(IndexPolicy indexes, boolean loadSource) {
        Options usual = Options.DEFAULTS;
        return new Options(
                indexes,
                usual.load(),
                usual.onExisting(),
                usual.onConflict(),
                usual.verify(),
                usual.autoId(),
                loadSource);
    }

    private static CollectionSchema nullable() {
        return dynamic(
                schema(
                        "nullable",
                        KEY,
                        Field.of("n", INT64, NULLABLE),
                        sized("t", VARCHAR, "max_length", "200", NULLABLE),
                        Field.of("f", BOOL, NULLABLE),
                        Field.of("d", DOUBLE),
                        Field.of("j", JSON, NULLABLE),
                        withDefault("w", new DefaultValue.OfLong(42)),
                        vector("v", FLOAT_VECTOR),
                        Field.of("s", SPARSE_FLOAT_VECTOR)));
    }

    private static CollectionSchema schema(String name, Field... fields) {
        return new CollectionSchema(
                name, "", List.of(fields), List.of(), List.of(), false, Map.of(), List.of());
    }

    private static CollectionSchema dynamic(CollectionSchema schema) {
        return new CollectionSchema(
                schema.name(),
                "",
                schema.fields(),
                List.of(),
                List.of(),
                true,
                Map.of(),
                List.of());
    }

    private static Field vector(String name, DataType type) {
        return sized(name, type, "dim", "" + SampleRows.DIM);
    }

    private static Field sized(
            String name, DataType type, String key, String value, FieldTrait... traits) {
        return Field.of(name, type, traits).withTypeParams(Map.of(key, value));
    }

    private static Field numbers(String name) {
        return new Field(
                name,
                ARRAY,
                INT64,
                "",
                Set.of(),
                Map.of("max_capacity", "8"),
                Optional.empty(),
                List.of());
    }

    private static Field withDefault(String name, DefaultValue value) {
        return new Field(
                name, INT64, DataType.NONE, "", Set.of(), Map.of(), Optional.of(value), List.of());
    }

    private static IndexSpec index(String field, String type, String metric) {
        return new IndexSpec(field, "", Map.of("index_type", type, "metric_type", metric));
    }
}
