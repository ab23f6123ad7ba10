package io.stopover.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.result.Reports;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.report.Difference;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTest {
    @ParameterizedTest
    @CsvSource({
        "USAGE, 2",
        "SECRET_AS_ARGUMENT, 2",
        "BAD_REQUEST_FILE, 2",
        "PLAN_BLOCKED, 3",
        "VERIFY_MISMATCH, 4",
        "INTERRUPTED, 130",
        "UNREACHABLE, 1",
        "AUTHENTICATION_FAILED, 1",
        "DATABASE_NOT_FOUND, 1",
        "INTERNAL_ERROR, 1"
    })
    void anErrorCodeDecidesHowTheCommandEnds(ErrorCode code, int exit) {
        assertThat(Exit.of(code).code()).isEqualTo(exit);
    }

    @Test
    void aVerifiedReportIsDone() {
        assertThat(Exit.of(Reports.of(JobState.SUCCESSFUL, Reports.collection("a", Proof.DIGESTS))))
                .isEqualTo(Exit.DONE);
    }

    @Test
    void differingKeysBeatAFailureElsewhere() {
        var difference = new Difference(Difference.Kind.EXTRA, "", "1", "");
        assertThat(
                        Exit.of(
                                Reports.of(
                                        JobState.FAILED,
                                        Reports.collection("a", Proof.FAILED, "FAILED", List.of()),
                                        Reports.collection(
                                                "b", Proof.FAILED, "", List.of(difference)))))
                .isEqualTo(Exit.DIFFERENT);
    }

    @Test
    void countsThatDifferWithoutAKeyAreDifferences() {
        assertThat(Exit.of(Reports.of(JobState.FAILED, Reports.collection("a", Proof.FAILED))))
                .isEqualTo(Exit.DIFFERENT);
    }

    @Test
    void aCollectionThatCouldNotBeCopiedIsAFailure() {
        assertThat(
                        Exit.of(
                                Reports.of(
                                        JobState.FAILED,
                                        Reports.collection(
                                                "a",
                                                Proof.FAILED,
                                                "TARGET_QUOTA: full",
                                                List.of()))))
                .isEqualTo(Exit.FAILED);
    }
}
