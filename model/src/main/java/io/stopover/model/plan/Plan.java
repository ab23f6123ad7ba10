package io.stopover.model.plan;

import java.util.List;

/** What a migration will do, and everything worth knowing before its first write. */
public record Plan(
        Server source,
        Server target,
        Options options,
        List<CollectionPlan> collections,
        List<Finding> findings) {
    public Plan {
        collections = List.copyOf(collections);
        findings = List.copyOf(findings);
    }

    public boolean blocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }
}
