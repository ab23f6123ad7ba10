package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.engine.ledger.JobLedger;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeRow;
import io.stopover.testkit.fake.FakeVersion;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceTroubleTest {
    private static final int ROWS = 40;
    private static final String[] PARTITIONS = {"_default", "a", "b", "c", "d", "e"};

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void aDoubledKeyIsExplainedAndItsNewestRowCopied(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), ROWS, "_default");
            assertOk(
                    clusters.from
                            .insert("docs", 1, longs("id", 17), vectors("vec", 170))
                            .getStatus());
            assertThat(clusters.sourceRows("docs")).hasSize(ROWS + 1);
            Report report = clusters.migrate();
            assertVerified(report);
            assertThat(report.findings())
                    .filteredOn(f -> f.code() == FindingCode.DUPLICATE_KEYS)
                    .singleElement()
                    .satisfies(f ->
                            assertThat(f.message())
                                    .isEqualTo(
                                            "1 rows are further copies of keys that were copied once: 17"));
            assertThat(clusters.targetRows("docs")).hasSize(ROWS);
            assertThat(row(clusters.targetRows("docs"), 17).value("vec"))
                    .isEqualTo(clusters.sourceRows("docs").get(17).value("vec"));
        }
    }

    @Test
    void theSameKeyInTwoPartitionsIsTwoRows() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), ROWS, "_default", "red");
            Rows.insert(clusters.from, "docs", "red", LongStream.of(1, 2, 3));
            assertVerified(clusters.migrate());
            Rows.assertSameBut("", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_5", "V2_6_8", "V3_0"})
    void whatIsWrittenToTheSourceDuringTheCopyIsNotedAndNotSeen(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = filled(version)) {
            List<FakeRow> before = clusters.sourceRows("docs");
            Report report =
                    meanwhile(
                            clusters,
                            Options.DEFAULTS,
                            () ->
                                    Rows.insert(
                                            clusters.from,
                                            "docs",
                                            "e",
                                            LongStream.range(1_000, 1_010)));
            assertWritten(report);
            Rows.assertSame(before, clusters.targetRows("docs"));
        }
    }

    @Test
    void deletedRowsAreNotedToo() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            List<FakeRow> before = clusters.sourceRows("docs");
            assertWritten(
                    meanwhile(
                            clusters,
                            Options.DEFAULTS,
                            () ->
                                    assertOk(
                                            clusters.from
                                                    .delete("docs", "id in [1, 2]")
                                                    .getStatus())));
            Rows.assertSame(before, clusters.targetRows("docs"));
        }
    }

    @Test
    void readingTwiceNoticesARowThatChangedInItsPlace() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            Report report =
                    meanwhile(
                            clusters,
                            Choices.with(VerifyMode.BOTH),
                            () ->
                                    assertOk(
                                            clusters.from
                                                    .upsert(
                                                            "docs",
                                                            1,
                                                            longs("id", 1),
                                                            vectors("vec", 99))
                                                    .getStatus()));
            assertWritten(report);
        }
    }

    @Test
    void aPartitionThatCameDuringTheCopyIsNoted() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            assertWritten(
                    meanwhile(
                            clusters,
                            Options.DEFAULTS,
                            () -> Rows.fillPartition(clusters.from, "docs", "late", 5_000)));
        }
    }

    @Test
    void countsAloneProveCountsOnly() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            Report report = clusters.migrate(Choices.with(VerifyMode.COUNT));
            assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(report.collections().getFirst().verified()).isFalse();
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void rowsThatSomebodyElseWroteToTheTargetAreNotedAndNamed() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            Report report =
                    meanwhile(
                            clusters,
                            Options.DEFAULTS,
                            () -> Rows.insert(clusters.to, "docs", "c", LongStream.of(7, 5_000)));
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsOnly(FindingCode.TARGET_COUNT_DIFFERS);
            assertThat(report.collections().getFirst().differences())
                    .extracting(d -> d.kind() + " " + d.partition() + " " + d.key())
                    .containsExactlyInAnyOrder("EXTRA c 7", "EXTRA c 5000");
        }
    }

    @Test
    void shortPagesLoseNoRow() throws InterruptedException {
        FakeOptions options =
                FakeOptions.of(FakeVersion.V2_3).withShortPages().withMaxOutputBytes(1_000);
        try (Clusters clusters = Clusters.of(options, options)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 200, "_default");
            for (int copy = 0; copy < 3; copy++) {
                Rows.insert(
                        clusters.from,
                        "docs",
                        "_default",
                        LongStream.rangeClosed(1, 200).filter(key -> key % 3 > 0));
            }
            assertVerified(clusters.migrate());
            assertThat(Rows.keys(clusters.targetRows("docs")))
                    .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        }
    }

    private static Clusters filled(FakeVersion version) {
        Clusters clusters = Clusters.of(version, version);
        Rows.fill(clusters.from, Schemas.of("docs"), ROWS, PARTITIONS);
        return clusters;
    }

    /** Migrates and does this while the copy is under way. */
    private static Report meanwhile(Clusters clusters, Options options, Runnable action)
            throws InterruptedException {
        Plan plan = clusters.plan(Selection.DEFAULT_DATABASE, options);
        return clusters.run(plan, (JobLedger held) -> WatchedLedger.after(1, held, action));
    }

    private static void assertWritten(Report report) {
        assertThat(report.state()).isEqualTo(JobState.FAILED);
        assertThat(report.findings())
                .filteredOn(Finding::blocks)
                .extracting(Finding::code)
                .contains(FindingCode.SOURCE_WRITTEN);
    }

    private static FakeRow row(List<FakeRow> rows, long key) {
        return rows.stream()
                .filter(row -> Long.valueOf(key).equals(row.value("id")))
                .findFirst()
                .orElseThrow();
    }
}
