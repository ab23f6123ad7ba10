package io.stopover.model.report;

import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Server;
import java.time.Instant;
import java.util.List;

/** The signed-off result of a job. */
public record Report(
        String jobId,
        JobState state,
        Instant started,
        Instant finished,
        Server source,
        Server target,
        Options options,
        List<CollectionReport> collections,
        List<Finding> findings,
        int digestVersion,
        String stopoverVersion) {
    public Report {
        collections = List.copyOf(collections);
        findings = List.copyOf(findings);
    }
}
