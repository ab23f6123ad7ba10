package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.shell.Exit;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that Milvus 2.3.5 has not, on the servers that have them. */
class LiteKeepsWhatItCanHoldTest {
    private static final String DEFAULT = "default";

    @TempDir private Path state;

    @Test
    void vectorsOfBitsHalfFloatsAndSparseOnesStayBitByBit(
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer target)
            throws InterruptedException {
        expectEqualAfterMigration(source, target, DEFAULT, "halves", false);
    }

    @Test
    void keysThatNeedEscapesStay(
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer target)
            throws InterruptedException {
        expectEqualAfterMigration(source, target, DEFAULT, "quotes", false);
    }

    @Test
    void theOutputOfBm25IsComputedAnewAndTheTextStays(
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer target)
            throws InterruptedException {
        expectEqualAfterMigration(source, target, DEFAULT, "bm25", false);
    }

    @Test
    void nullsStayNullAndDefaultsStayValues(
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer target)
            throws InterruptedException {
        expectEqualAfterMigration(source, target, DEFAULT, "nullable", true);
    }

    @Test
    void aRealMilvusMovesIntoLite(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 1) TestServer target)
            throws InterruptedException {
        expectEqualAfterMigration(source, target, DEFAULT, "texts", true);
        expectEqualAfterMigration(source, target, DEFAULT, "escapes", true);
        expectEqualAfterMigration(source, target, DEFAULT, "partitions", true);
    }

    /** Lite's numbers pass through Python's floats: what they cannot hold must not go unnoticed. */
    @Test
    void numbersThatLiteCannotHoldAreNamedRowByRowAndNothingElseDiffers(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 1) TestServer target)
            throws InterruptedException {
        IndependentReader.fill(source, DEFAULT, "decimals");

        Report report = new Migration(source, target, state).ofCollection("decimals");

        CollectionReport reported = report.collections().getFirst();
        assertThat(report.state()).isEqualTo(JobState.FAILED);
        assertThat(Exit.of(report)).isEqualTo(Exit.DIFFERENT);
        assertThat(reported.mismatches()).isEqualTo(60);
        assertThat(reported.differences())
                .extracting(d -> d.kind() + " " + d.key() + " " + d.detail())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 300)
                                .filter(k -> k % 5 == 0)
                                .mapToObj(k ->
                                        "CHANGED " + k + (k % 10 == 0 ? " document" : " $meta"))
                                .toList());
        assertThat(reported.countTarget()).hasValue(300);
        assertThat(report.findings()).noneMatch(Finding::blocks);
    }

    private void expectEqualAfterMigration(
            TestServer source,
            TestServer target,
            String database,
            String dataSet,
            boolean jsonByValue)
            throws InterruptedException {
        IndependentReader.fill(source, database, dataSet);

        Report report = new Migration(source, target, state).ofCollection(dataSet);

        CollectionReport reported = report.collections().getFirst();
        assertThat(report.state()).as("%s", report).isEqualTo(JobState.SUCCESSFUL);
        assertThat(reported.verified()).isTrue();
        IndependentReader reader = new IndependentReader(source, target, jsonByValue);
        reader.expectEqual(database, dataSet);
        assertThat(reported.sourceDigest()).hasToString(reader.sourceDigest(database, dataSet));
        assertThat(reported.targetDigest()).hasToString(reader.targetDigest(database, dataSet));
    }
}
