package io.stopover.engine.job;

import io.stopover.engine.progress.CollectionProgress;
import io.stopover.model.digest.Digest;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Puts one collection's result into words and numbers. */
final class Summary {
    private Summary() {}

    static CollectionReport of(
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

    /** A collection of which nothing is known but why it failed, or that it was skipped. */
    static CollectionReport without(
            CollectionProgress progress, Action action, Proof proof, String failure) {
        return new CollectionReport(
                progress.source(),
                progress.target(),
                action,
                progress.rowsRead(),
                progress.rowsWritten(),
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
    }

    private static OptionalLong total(Map<String, Long> counts) {
        return counts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Counts.sum(counts));
    }
}
