package io.stopover.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.model.report.Difference;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
    @Test
    void aMigrationHasTheseFieldsForEver() {
        ObjectNode result =
                ResultJson.of(
                        Reports.of(JobState.SUCCESSFUL, Reports.collection("books", Proof.DIGESTS)),
                        "/state/report.json");
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactly("jobId", "status", "collections", "findings", "report");
        JsonNode collection = result.path("collections").path(0);
        assertThat(collection.fieldNames())
                .toIterable()
                .containsExactly(
                        "database",
                        "collection",
                        "targetDatabase",
                        "target",
                        "rowsRead",
                        "rowsWritten",
                        "rowsSkipped",
                        "countSource",
                        "countTarget",
                        "verified",
                        "mismatches",
                        "seconds",
                        "differences");
        assertThat(collection.path("database").asText()).isEqualTo("shop");
        assertThat(collection.path("targetDatabase").asText()).isEqualTo("archive");
        assertThat(collection.path("verified").booleanValue()).isTrue();
        assertThat(collection.path("seconds").doubleValue()).isEqualTo(12.5);
        assertThat(result.path("findings").path(0).fieldNames())
                .toIterable()
                .containsExactly("severity", "code", "where", "message", "remedy");
        assertThat(result.path("report").asText()).isEqualTo("/state/report.json");
    }

    @Test
    void aCountThatWasNotTakenIsNull() {
        ObjectNode result =
                ResultJson.of(
                        Reports.of(JobState.SUCCESSFUL, Reports.collection("books", Proof.NONE)),
                        "");
        assertThat(result.path("collections").path(0).path("countTarget").isNull()).isTrue();
    }

    @Test
    void differencesNameTheirKeys() {
        ObjectNode result =
                ResultJson.of(
                        Reports.of(
                                JobState.FAILED,
                                Reports.collection(
                                        "books",
                                        Proof.FAILED,
                                        "",
                                        List.of(
                                                new Difference(
                                                        Difference.Kind.MISSING, "p", "17", "")))),
                        "");
        JsonNode difference = result.path("collections").path(0).path("differences").path(0);
        assertThat(difference.path("kind").asText()).isEqualTo("MISSING");
        assertThat(difference.path("key").asText()).isEqualTo("17");
    }
}
