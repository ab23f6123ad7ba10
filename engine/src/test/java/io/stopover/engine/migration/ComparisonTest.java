package io.stopover.engine.migration;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.ReleasePartitionsRequest;
import io.stopover.engine.report.ReportHtml;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    private static final int ROWS = 1_000;

    /** Of the first ranges of a schema that does not tell how wide rows are. */
    private static final int GUESSED_ROWS = 500;

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void oneChangedOneRemovedOneAddedAndOneDoubledRowAreNamed(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = equal(version)) {
            change(clusters.to, 17);
            remove(clusters.to, 300);
            Rows.insert(clusters.to, "docs", "", LongStream.of(5_000));
            Rows.insert(clusters.to, "docs", "", LongStream.of(900));
            assertDifferent(
                    clusters,
                    "CHANGED 17 vec",
                    "MISSING 300 ",
                    "EXTRA 5000 ",
                    "DOUBLED 900 2 copies");
        }
    }

    @Test
    void aDoubledRowIsNamedAlsoWhenTheCountsAreEqual() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            remove(clusters.to, 300);
            Rows.insert(clusters.to, "docs", "", LongStream.of(900));
            assertDifferent(clusters, "MISSING 300 ", "DOUBLED 900 2 copies");
        }
    }

    @Test
    void theReportTellsHowLongLoadingAndComparingTook() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Map<String, Duration> phases =
                    clusters.compare("docs").collections().getFirst().phases();
            assertThat(phases).containsOnlyKeys("load", "compare");
            assertThat(phases.values()).allMatch(Duration::isPositive);
        }
    }

    @Test
    void keysDoubledManyTimesAreNamedEach() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Rows.insert(clusters.to, "docs", "", LongStream.of(1, 1, 2, ROWS));
            assertDifferent(
                    clusters, "DOUBLED 1 3 copies", "DOUBLED 2 2 copies", "DOUBLED 1000 2 copies");
        }
    }

    @Test
    void rowsDoubledOnBothSidesAreNoDifference() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Rows.insert(clusters.from, "docs", "", LongStream.of(900));
            Rows.insert(clusters.to, "docs", "", LongStream.of(900));
            assertThat(clusters.compare("docs").state()).isEqualTo(JobState.SUCCESSFUL);
        }
    }

    @Test
    void anotherKeyDoubledOnTheOtherSideIsADifference() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Rows.insert(clusters.from, "docs", "", LongStream.of(900));
            Rows.insert(clusters.to, "docs", "", LongStream.of(17));
            assertDifferent(clusters, "DOUBLED 17 2 copies");
        }
    }

    @Test
    void moreCopiesOfAKeyThanTheSourceHasAreADifference() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Rows.insert(clusters.from, "docs", "", LongStream.of(900));
            Rows.insert(clusters.to, "docs", "", LongStream.of(900, 900));
            assertDifferent(clusters, "DOUBLED 900 3 copies, 2 on the source");
        }
    }

    @Test
    void rowsDoubledOnTheSourceOnlyAreExplained() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Rows.insert(clusters.from, "docs", "", LongStream.of(900));
            Report report = clusters.compare("docs");
            assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(ofCollections(report))
                    .extracting(f -> f.code() + " " + f.message())
                    .containsExactly(
                            "DUPLICATE_KEYS 1 rows are further copies of keys that were copied once: 900");
        }
    }

    @Test
    void whatIsEqualIsEqual() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Report report = clusters.compare("docs");
            assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(report.collections().getFirst().rowsRead()).isEqualTo(ROWS);
            assertThat(report.collections().getFirst().verified()).isTrue();
        }
    }

    @Test
    void anEmptySideLacksEveryRow() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 2, "_default");
            clusters.to.createLoaded(Schemas.of("docs"));
            assertDifferent(clusters, "MISSING 1 ", "MISSING 2 ");
        }
    }

    @Test
    void anEmptySourceNamesEveryRowOfTheTarget() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            clusters.from.createLoaded(Schemas.of("docs"));
            Rows.fill(clusters.to, Schemas.of("docs"), 2, "_default");
            assertDifferent(clusters, "EXTRA 1 ", "EXTRA 2 ");
        }
    }

    @Test
    void aRowInAnotherPartitionIsMissingHereAndExtraThere() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "red", "blue");
            Rows.fill(clusters.to, Schemas.of("docs"), 5, "red", "blue");
            remove(clusters.to, 3);
            Rows.insert(clusters.to, "docs", "blue", LongStream.of(3));
            Report report = clusters.compare("docs");
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.collections().getFirst().differences())
                    .extracting(d -> d.kind() + " " + d.partition() + " " + d.key())
                    .containsExactlyInAnyOrder("MISSING red 3", "EXTRA blue 3");
        }
    }

    @Test
    void longDoubledKeysAreFoundThoughAnswersAreSmall() throws InterruptedException {
        FakeOptions small = FakeOptions.of(FakeVersion.V2_6_8).withMaxOutputBytes(20_000);
        try (Clusters clusters = Clusters.of(small, small)) {
            String[] keys =
                    IntStream.range(100, 160)
                            .mapToObj(i -> i + "-".repeat(997))
                            .toArray(String[]::new);
            for (Client client : List.of(clusters.from, clusters.to)) {
                client.createLoaded(
                        Schemas.keyed("docs", Schemas.varchar("id", 1_000).setIsPrimaryKey(true)));
                insert(client, keys);
            }
            insert(clusters.to, keys[7]);
            assertDifferent(clusters, "DOUBLED " + keys[7] + " 2 copies");
        }
    }

    @Test
    void aTargetThatWasNotLoadedIsReleasedAgain() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            Loads.release(clusters.to, "docs");
            assertThat(clusters.compare("docs").state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
        }
    }

    @Test
    void aPartitionThatIsNotLoadedIsNotPassedOver() throws InterruptedException {
        for (boolean onSource : List.of(true, false)) {
            try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
                Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
                Rows.fill(clusters.to, Schemas.of("docs"), 5, "_default", "red");
                Rows.createPartition(clusters.to, "docs", "other");
                assertOk(
                        (onSource ? clusters.from : clusters.to)
                                .stub()
                                .releasePartitions(
                                        ReleasePartitionsRequest.newBuilder()
                                                .setCollectionName("docs")
                                                .addPartitionNames("red")
                                                .build()));
                Report report = clusters.compare("docs");
                assertThat(report.state()).isEqualTo(JobState.FAILED);
                assertThat(report.collections().getFirst().failure())
                        .startsWith(onSource ? "SOURCE_NOT_LOADED" : "TARGET_PARTLY_LOADED")
                        .contains("[red]");
            }
        }
    }

    @Test
    void aFieldThatOnlyOneSideHasIsADifference() throws InterruptedException {
        CollectionSchema.Builder plain = Schemas.of("docs");
        CollectionSchema.Builder more =
                Schemas.of("docs", Schemas.field("n", DataType.Int64).setNullable(true));
        CollectionSchema.Builder dynamic = Schemas.of("docs").setEnableDynamicField(true);
        assertThat(differences(plain, plain)).isEmpty();
        assertThat(differences(plain, more))
                .containsExactly("field n (INT64) is on the target only");
        assertThat(differences(more, plain))
                .containsExactly("field n (INT64) is missing on the target");
        assertThat(differences(plain, dynamic))
                .containsExactly("the dynamic field is on the target only");
        assertThat(differences(dynamic, plain))
                .containsExactly("the dynamic field is on the source only");
    }

    /** What is said of two collections that hold the same keys and vectors. */
    private static List<String> differences(
            CollectionSchema.Builder source, CollectionSchema.Builder target)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, source, 5, "_default");
            Rows.fill(clusters.to, target, 5, "_default");
            Report report = clusters.compare("docs");
            assertThat(report.collections().getFirst().failure()).isEmpty();
            assertThat(report.collections().getFirst().differences()).isEmpty();
            List<Finding> findings = ofCollections(report);
            assertThat(report.state())
                    .isEqualTo(findings.isEmpty() ? JobState.SUCCESSFUL : JobState.FAILED);
            return findings.stream().map(Finding::message).toList();
        }
    }

    /** Without what is said of the two servers. */
    private static List<Finding> ofCollections(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.code() != FindingCode.SERVER_UNVERIFIED)
                .toList();
    }

    @Test
    void anotherPrimaryKeyIsADifference() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            CollectionSchema.Builder from = Schemas.of("docs", Schemas.field("n", DataType.Int64));
            CollectionSchema.Builder to =
                    Schemas.keyed(
                            "docs",
                            Schemas.field("n", DataType.Int64).setIsPrimaryKey(true),
                            Schemas.field("id", DataType.Int64));
            clusters.from.createLoaded(from);
            clusters.to.createLoaded(to);
            assertThat(clusters.compare("docs").collections().getFirst().failure())
                    .startsWith("VERIFY_MISMATCH")
                    .contains("primary key is id (INT64) here and n (INT64) on the target");
        }
    }

    @Test
    void thePageOfAComparisonTellsItsOutcome() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            assertThat(ReportHtml.render(clusters.compare("docs")))
                    .contains("<h1>Verified equal</h1>", "✓ equal")
                    .doesNotContain("skipped");
            change(clusters.to, 17);
            assertThat(ReportHtml.render(clusters.compare("docs")))
                    .contains("<h1>Differences found</h1>", "✗ differ", "<code>17</code>");
        }
    }

    @Test
    void rangesBecomeWiderOnceNarrowRowsWereSeen() throws InterruptedException {
        CollectionSchema.Builder guessed = Schemas.of("docs").setEnableDynamicField(true);
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, guessed, 20 * GUESSED_ROWS, "_default");
            Rows.fill(clusters.to, guessed, 20 * GUESSED_ROWS, "_default");
            long before = clusters.target.calls(Rpc.QUERY);
            assertThat(clusters.compare("docs").state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(clusters.target.calls(Rpc.QUERY) - before).isLessThan(20);
        }
    }

    @Test
    void comparingWritesNothing() throws InterruptedException {
        try (Clusters clusters = equal(FakeVersion.V2_6_8)) {
            long before = writes(clusters);
            clusters.compare("docs");
            assertThat(writes(clusters)).isEqualTo(before);
        }
    }

    private static long writes(Clusters clusters) {
        return Arrays.stream(
                        new Rpc[] {
                            Rpc.INSERT,
                            Rpc.UPSERT,
                            Rpc.DELETE,
                            Rpc.FLUSH,
                            Rpc.ALTER_COLLECTION,
                            Rpc.CREATE_INDEX
                        })
                .mapToLong(rpc -> clusters.source.calls(rpc) + clusters.target.calls(rpc))
                .sum();
    }

    private static Clusters equal(FakeVersion version) {
        Clusters clusters = Clusters.of(version, version);
        Rows.fill(clusters.from, Schemas.of("docs"), ROWS, "_default");
        Rows.fill(clusters.to, Schemas.of("docs"), ROWS, "_default");
        return clusters;
    }

    private static void insert(Client client, String... keys) {
        long[] numbers = new long[keys.length];
        Arrays.setAll(numbers, i -> keys[i].charAt(2));
        assertOk(
                client.insert("docs", keys.length, texts("id", keys), vectors("vec", numbers))
                        .getStatus());
    }

    private static void change(Client client, long key) {
        assertOk(client.upsert("docs", 1, longs("id", key), vectors("vec", key + 1)).getStatus());
    }

    private static void remove(Client client, long key) {
        assertOk(client.delete("docs", "id in [" + key + "]").getStatus());
    }

    private static void assertDifferent(Clusters clusters, String... differences)
            throws InterruptedException {
        Report report = clusters.compare("docs");
        assertThat(report.state()).isEqualTo(JobState.FAILED);
        assertThat(report.collections().getFirst().failure()).isEmpty();
        assertThat(report.collections().getFirst().differences())
                .extracting(d -> d.kind() + " " + d.key() + " " + d.detail())
                .containsExactlyInAnyOrder(differences);
        assertThat(report.collections().getFirst().mismatches()).isEqualTo(differences.length);
    }
}
