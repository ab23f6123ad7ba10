package io.stopover.engine.job;

import io.stopover.engine.index.Loading;
import io.stopover.engine.plan.KeyClash;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.ConflictPolicy;
import java.util.HashMap;
import java.util.Map;

/** Rows that a target held before this job and will go on to hold, by partition. */
record RowsBefore(JobContext job, CollectionPlan plan, Loading target) {

    /**
     * Loads the target, for only then can it be counted. Fails with PLAN_BLOCKED when keys clash in
     * a way that was not allowed; they may have come since the plan was made.
     */
    Map<String, Long> count() throws InterruptedException {
        if (plan.action() != Action.APPEND) {
            return Map.of();
        }
        target.load();
        Map<String, Long> counts =
                new HashMap<>(Counts.of(job.targetCatalog(), plan.target(), plan.partitions()));
        KeyClash clash = KeyClash.find(job.source(), job.target(), plan);
        if (clash.elsewhere() > 0) {
            throw blocked(
                    clash.elsewhere()
                            + " keys are on both sides in different partitions, for example "
                            + clash.firstElsewhere());
        }
        ConflictPolicy policy = job.plan().options().onConflict();
        if (clash.total() > 0 && policy == ConflictPolicy.FAIL) {
            throw blocked(clash.total() + " keys are on both sides, for example " + clash.first());
        }
        if (policy == ConflictPolicy.OVERWRITE) {
            clash.counts()
                    .forEach((partition, overwritten) ->
                            counts.merge(partition, -overwritten, Long::sum));
        }
        return counts;
    }

    private static StopoverException blocked(String cause) {
        return new StopoverException(ErrorCode.PLAN_BLOCKED, cause);
    }
}
