package io.stopover.engine.ledger;

import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.schema.CollectionName;
import java.util.Map;

/**
 * One collection of a job.
 *
 * @param number its place in the job, from 0
 * @param action what the run that began the collection does to the target; every later run of the
 *     job does the same. Until then, in phase PLANNED, what was planned
 * @param targetWasLoaded the target was there before and was loaded
 * @param sourceLoaded the job loads the source for the copy, or has loaded it and not released it
 *     again yet; on record before the request goes out
 * @param sourceCounts Strong count(*) per partition before the copy; empty until taken
 * @param targetCounts the same on the target: what was there already (append)
 */
public record CollectionRecord(
        int number,
        CollectionName source,
        Identity sourceIdentity,
        CollectionName target,
        Identity targetIdentity,
        Action action,
        boolean targetWasLoaded,
        boolean sourceLoaded,
        Phase phase,
        Map<String, Long> sourceCounts,
        Map<String, Long> targetCounts) {
    public CollectionRecord {
        sourceCounts = Map.copyOf(sourceCounts);
        targetCounts = Map.copyOf(targetCounts);
    }

    /** Of a collection of which only the plan is made. */
    public static CollectionRecord planned(int number, CollectionPlan plan) {
        return new CollectionRecord(
                number,
                plan.source().name(),
                Identity.of(plan.source()),
                plan.target(),
                Identity.NONE,
                plan.action(),
                false,
                false,
                Phase.PLANNED,
                Map.of(),
                Map.of());
    }

    public CollectionRecord in(Phase next) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                targetIdentity,
                action,
                targetWasLoaded,
                sourceLoaded,
                next,
                sourceCounts,
                targetCounts);
    }

    public CollectionRecord begun(Action chosen, boolean loaded) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                targetIdentity,
                chosen,
                loaded,
                sourceLoaded,
                phase,
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
                action,
                targetWasLoaded,
                sourceLoaded,
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
                action,
                targetWasLoaded,
                sourceLoaded,
                phase,
                newSource,
                newTarget);
    }

    public CollectionRecord withSourceLoaded(boolean now) {
        return new CollectionRecord(
                number,
                source,
                sourceIdentity,
                target,
                targetIdentity,
                action,
                targetWasLoaded,
                now,
                phase,
                sourceCounts,
                targetCounts);
    }
}
