package io.stopover.engine.report;

import static io.stopover.engine.report.SampleReports.collection;
import static io.stopover.engine.report.SampleReports.report;
import static io.stopover.engine.report.SampleReports.small;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.Action;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    @Test
    void collectionsWithEqualDigestsAreVerified() {
        assertThat(Verdict.of(SampleReports.equal())).isEqualTo(Verdict.VERIFIED_EQUAL);
    }

    @Test
    void oneCollectionThatDiffersMakesTheVerdict() {
        assertThat(Verdict.of(SampleReports.different())).isEqualTo(Verdict.DIFFERENCES_FOUND);
    }

    @Test
    void oneCollectionWithOnlyCountsWeakensTheVerdict() {
        assertThat(Verdict.of(report(JobState.SUCCESSFUL, small(), collection("b", Proof.COUNTS))))
                .isEqualTo(Verdict.COUNTS_ONLY);
    }

    @Test
    void oneCollectionThatWasNotComparedWeakensTheVerdictMore() {
        assertThat(
                        Verdict.of(
                                report(
                                        JobState.SUCCESSFUL,
                                        collection("a", Proof.COUNTS),
                                        collection("b", Proof.NONE))))
                .isEqualTo(Verdict.NOT_COMPARED);
    }

    @Test
    void aCollectionThatBrokeOffOutweighsOneThatDiffers() {
        CollectionReport broken =
                changed(collection("a", Proof.NONE), Action.CREATE, "TARGET_QUOTA");

        assertThat(Verdict.of(report(JobState.FAILED, collection("b", Proof.FAILED), broken)))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aJobThatDidNotEndWellFailedWhateverItsCollectionsSay() {
        assertThat(Verdict.of(report(JobState.CANCELED, small()))).isEqualTo(Verdict.FAILED);
    }

    @Test
    void skippedCollectionsNeitherProveNorWeakenAnything() {
        CollectionReport skipped = changed(collection("a", Proof.NONE), Action.SKIP, "");

        assertThat(Verdict.of(report(JobState.SUCCESSFUL, skipped, small())))
                .isEqualTo(Verdict.VERIFIED_EQUAL);
        assertThat(Verdict.of(report(JobState.SUCCESSFUL, skipped)))
                .isEqualTo(Verdict.NOT_COMPARED);
    }

    private static CollectionReport changed(
            CollectionReport report, Action action, String failure) {
        return new CollectionReport(
                report.source(),
                report.target(),
                action,
                report.rowsRead(),
                report.rowsWritten(),
                report.countSource(),
                report.countTarget(),
                report.proof(),
                report.sourceDigest(),
                report.targetDigest(),
                report.mismatches(),
                report.differences(),
                report.fidelity(),
                report.indexes(),
                report.phases(),
                report.bytes(),
                failure);
    }
}
