package io.stopover.engine.ledger;

import io.stopover.model.schema.CollectionName;
import java.util.Map;

/**
 * One collection of a job.
 *
 * @param number its place in the job, from 0
 * @param sourceCounts Strong count(*) per partition before the copy; empty until taken
 * @param targetCounts the same on the target: what was there already (append)
 */
public record CollectionRecord(
        int number,
        CollectionName source,
        Identity sourceIdentity,
        CollectionName target,
        Identity targetIdentity,
        Phase phase,
        Map<String, Long> sourceCounts,
        Map<String, Long> targetCounts) {
    public CollectionRecord {
        sourceCounts = Map.copyOf(sourceCounts);
        targetCounts = Map.copyOf(targetCounts);
    }

    public CollectionRecord in(Phase next) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                targetIdentity,
                next,
                sourceCounts,
                targetCounts);
    }

    public CollectionRecord withTarget(Identity identity) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                identity,
                phase,
                sourceCounts,
                targetCounts);
    }

    public CollectionRecord withCounts(Map<String, Long> newSource, Map<String, Long> newTarget) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                targetIdentity,
                phase,
                newSource,
                newTarget);
    }
}
