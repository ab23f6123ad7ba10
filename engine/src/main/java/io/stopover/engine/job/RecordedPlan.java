package io.stopover.engine.job;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Plan;
import java.util.List;
import java.util.Optional;

/** What this run's plan says of the collections that the job began with, maybe in another run. */
record RecordedPlan(Plan plan) {

    /**
     * The plan may lack collections of the job, but it may not bring others: fails with
     * PLAN_CHANGED.
     */
    void requireAllIn(List<CollectionRecord> job) {
        for (CollectionPlan collection : plan.collections()) {
            if (job.stream().noneMatch(record -> isOf(collection, record))) {
                throw new StopoverException(
                        ErrorCode.PLAN_CHANGED,
                        collection.source().name()
                                + " is in the plan and does not belong to this job");
            }
        }
    }

    /** Fails with SOURCE_CHANGED unless the source is there and still the same one. */
    CollectionPlan of(CollectionRecord record) {
        CollectionPlan found =
                find(record)
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.SOURCE_CHANGED,
                                        record.source()
                                                + " is gone from the source since this job began"));
        if (!Identity.of(found.source()).equals(record.sourceIdentity())) {
            throw new StopoverException(
                    ErrorCode.SOURCE_CHANGED,
                    record.source()
                            + " is not the collection this job started with: id "
                            + record.sourceIdentity().id()
                            + " then, "
                            + found.source().id()
                            + " now");
        }
        return found;
    }

    /** For the report, whatever {@link #of} says of the collection. */
    Action actionOf(CollectionRecord record) {
        return find(record).map(CollectionPlan::action).orElse(Action.CREATE);
    }

    private Optional<CollectionPlan> find(CollectionRecord record) {
        return plan.collections().stream()
                .filter(collection -> isOf(collection, record))
                .findFirst();
    }

    private static boolean isOf(CollectionPlan plan, CollectionRecord record) {
        return plan.source().name().equals(record.source())
                && plan.target().equals(record.target());
    }
}
