package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Milvus 2.3.5 to Milvus 2.3.5, judged by an independent reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsArriveByteForByteTest {
    private static final String DATABASE = "byte_for_byte";

    private final IndependentReader reader;
    private final Report report;

    RowsArriveByteForByteTest(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer target,
            @TempDir Path state)
            throws InterruptedException {
        IndependentReader.fill(source, DATABASE, "partitions");
        IndependentReader.fill(source, DATABASE, "texts");
        IndependentReader.fill(source, DATABASE, "escapes");
        IndependentReader.fill(source, DATABASE, "dynamic");
        this.report = new Migration(source, target, state).ofDatabase(DATABASE);
        this.reader = new IndependentReader(source, target, false);
    }

    @Test
    void theMigrationSucceeds() {
        assertThat(report.state()).as("%s", report).isEqualTo(JobState.SUCCESSFUL);
        assertThat(report.collections()).hasSize(4).allMatch(CollectionReport::verified);
    }

    @Test
    void fourPartitionsOfEveryTypeAndBothEndsOfTheKeys() {
        reader.expectEqual(DATABASE, "partitions");
    }

    @Test
    void textKeysWithQuotesBackslashesEscapesAstralCharactersAndNothing() {
        reader.expectEqual(DATABASE, "texts");
        reader.expectEqual(DATABASE, "escapes");
    }

    @Test
    void dynamicJsonWithGreatNumbersLongDecimalsNestingNullsAndOtherAlphabets() {
        reader.expectEqual(DATABASE, "dynamic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partitions", "texts", "escapes", "dynamic"})
    void theReportedDigestsAreThoseOfTheIndependentImplementation(String collection) {
        CollectionReport reported =
                report.collections().stream()
                        .filter(c -> c.source().collection().equals(collection))
                        .findFirst()
                        .orElseThrow();

        assertThat(reported.sourceDigest()).hasToString(reader.sourceDigest(DATABASE, collection));
        assertThat(reported.targetDigest()).hasToString(reader.targetDigest(DATABASE, collection));
    }
}
