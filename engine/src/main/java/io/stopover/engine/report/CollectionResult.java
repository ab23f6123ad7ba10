package io.stopover.engine.report;

import io.stopover.model.plan.Finding;
import io.stopover.model.report.CollectionReport;
import java.util.List;

/** One collection's part of a report; kept with a finished collection until the job has ended. */
public record CollectionResult(CollectionReport report, List<Finding> findings) {
    public CollectionResult {
        findings = List.copyOf(findings);
    }
}
