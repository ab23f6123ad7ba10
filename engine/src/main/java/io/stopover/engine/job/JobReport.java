package io.stopover.engine.job;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.report.CollectionResult;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a whole migration has come to. */
record JobReport(JobContext job) {

    /**
     * @param results of every collection of the job
     */
    Report of(List<CollectionResult> results, Instant started) {
        List<CollectionReport> reports = results.stream().map(CollectionResult::report).toList();
        boolean failed = reports.stream().anyMatch(r -> r.proof() == Proof.FAILED);
        return new Report(
                job.ledger().job().id(),
                failed ? JobState.FAILED : JobState.SUCCESSFUL,
                started,
                Instant.now(),
                job.plan().source(),
                job.plan().target(),
                job.plan().options(),
                reports,
                findings(results),
                Digest.VERSION,
                Version.text());
    }

    private List<Finding> findings(List<CollectionResult> results) {
        Set<Finding> findings = new LinkedHashSet<>(job.plan().findings());
        results.forEach(result -> findings.addAll(result.findings()));
        for (CollectionName name : leftLoaded()) {
            findings.add(
                    Finding.of(
                            FindingCode.LEFT_LOADED,
                            name,
                            "loaded on the source for the copy, and it could not be released again"));
        }
        return List.copyOf(findings);
    }

    /** Collections of the source that the job loaded and could not release again. */
    List<CollectionName> leftLoaded() {
        return job.ledger().collections().stream()
                .filter(CollectionRecord::sourceLoaded)
                .map(CollectionRecord::source)
                .toList();
    }

    /** Why the job is in the report's state; "" when nothing is to be said. */
    static String reason(Report report) {
        if (report.state() == JobState.SUCCESSFUL) {
            return "";
        }
        return report.collections().stream()
                .map(CollectionReport::failure)
                .filter(f -> !f.isEmpty() && !f.equals("skipped"))
                .findFirst()
                .orElse(ErrorCode.VERIFY_MISMATCH.name());
    }
}
