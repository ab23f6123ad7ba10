package io.stopover.engine.report;

import static io.stopover.engine.report.SampleReports.collection;
import static io.stopover.engine.report.SampleReports.report;
import static io.stopover.engine.report.SampleReports.small;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.Action;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
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

    @Test
    void aCollectionThatFailedBeforeItWasComparedIsNoDifference() {
        CollectionReport broken =
                changed(collection("a", Proof.FAILED), Action.CREATE, "TARGET_QUOTA: full");

        assertThat(Verdict.of(report(JobState.FAILED, broken))).isEqualTo(Verdict.FAILED);
        assertThat(ReportHtml.render(report(JobState.FAILED, broken)))
                .contains(">failed<")
                .doesNotContain("✓ equal", "✗ differ");
    }

    @Test
    void countsThatDifferSayNothingOfDigestsThatNobodyCompared() {
        Options counting =
                new Options(
                        Options.DEFAULTS.indexes(),
                        Options.DEFAULTS.load(),
                        Options.DEFAULTS.onExisting(),
                        Options.DEFAULTS.onConflict(),
                        VerifyMode.COUNT,
                        Options.DEFAULTS.autoId(),
                        Options.DEFAULTS.loadSource());
        Report report = SampleReports.different();
        Report counted =
                new Report(
                        report.jobId(),
                        report.state(),
                        report.started(),
                        report.finished(),
                        report.source(),
                        report.target(),
                        counting,
                        report.collections(),
                        report.findings(),
                        report.digestVersion(),
                        report.stopoverVersion());

        assertThat(ReportHtml.render(counted))
                .contains(">differs<")
                .doesNotContain("✓ equal", "✗ differ");
    }

    private static CollectionReport changed(
            CollectionReport report, Action action, String failure) {
        return new CollectionReport(
                report.source(),
                report.target(),
                action,
                report.rowsRead(),
                report.rowsWritten(),
                report.rowsSkipped(),
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
