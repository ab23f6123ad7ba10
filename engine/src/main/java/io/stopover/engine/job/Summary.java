package io.stopover.engine.job;

import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.verify.Comparison;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Puts one collection's result into words and numbers. */
final class Summary {
    private Summary() {}

    /**
     * A collection that was copied, with the findings that are about it.
     *
     * @param left what the job could not undo
     */
    static CollectionResult result(
            JobContext job,
            CollectionPlan plan,
            Verdict verdict,
            List<Finding> left,
            CollectionProgress progress) {
        CollectionInfo found = job.targetCatalog().describe(plan.target()).orElseThrow();
        List<Finding> findings = new ArrayList<>(job.plan().findings());
        findings.removeIf(f -> !plan.isMeantBy(f));
        findings.addAll(verdict.findings());
        findings.addAll(left);
        return new CollectionResult(of(plan, verdict, progress, found), findings);
    }

    private static CollectionReport of(
            CollectionPlan plan,
            Verdict verdict,
            CollectionProgress progress,
            CollectionInfo target) {
        return new CollectionReport(
                plan.source().name(),
                plan.target(),
                plan.action(),
                verdict.copied().digest().rows(),
                verdict.copied().digest().rows(),
                verdict.copied().skipped(),
                total(verdict.sourceCounts()),
                total(verdict.targetCounts()),
                verdict.proof(),
                verdict.copied().digest(),
                verdict.comparison().target(),
                verdict.comparison().differences().count(),
                verdict.comparison().differences().first(),
                Fidelity.of(plan, target),
                target.indexes().stream()
                        .map(i -> i.field() + ": " + i.type() + " " + i.metric())
                        .map(String::strip)
                        .toList(),
                progress.phases(),
                verdict.copied().bytes(),
                "");
    }

    /**
     * Two collections that anybody copied.
     *
     * @param sound they are equal, and nothing else was found
     */
    static CollectionReport compared(
            CollectionProgress progress,
            Comparison comparison,
            Map<String, Long> sourceCounts,
            Map<String, Long> targetCounts,
            boolean sound,
            CollectionInfo target) {
        return new CollectionReport(
                progress.source(),
                progress.target(),
                Action.COMPARE,
                comparison.source().rows(),
                comparison.target().rows(),
                0,
                total(sourceCounts),
                total(targetCounts),
                sound ? Proof.DIGESTS : Proof.FAILED,
                comparison.source(),
                comparison.target(),
                comparison.differences().count(),
                comparison.differences().first(),
                List.of(),
                target.indexes().stream().map(i -> i.field() + ": " + i.type()).toList(),
                progress.phases(),
                0,
                "");
    }

    /** A collection that was left as it is, as asked. */
    static CollectionResult skipped(CollectionProgress progress) {
        return without(progress, Action.SKIP, Proof.NONE, "skipped");
    }

    /** A collection of which nothing is known but why it failed. */
    static CollectionResult failed(
            CollectionProgress progress, Action action, StopoverException failure) {
        return without(progress, action, Proof.FAILED, failure.explain());
    }

    private static CollectionResult without(
            CollectionProgress progress, Action action, Proof proof, String failure) {
        CollectionReport report =
                new CollectionReport(
                        progress.source(),
                        progress.target(),
                        action,
                        progress.rowsRead(),
                        progress.rowsWritten(),
                        0,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        proof,
                        Digest.EMPTY,
                        Digest.EMPTY,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        progress.phases(),
                        progress.bytes(),
                        failure);
        return new CollectionResult(report, List.of());
    }

    private static OptionalLong total(Map<String, Long> counts) {
        return counts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Counts.sum(counts));
    }
}
