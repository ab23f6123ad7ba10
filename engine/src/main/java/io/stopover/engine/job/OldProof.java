package io.stopover.engine.job;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.JobState;

/**
 * What an earlier run compared. It counts on when that run was merely stopped. Where the job ended,
 * somebody may have repaired the target meanwhile, so every range is compared anew.
 */
record OldProof(JobLedger ledger) {

    /** To be called before the job's state changes. */
    void forgetWhereTheJobEnded() {
        JobRecord job = ledger.job();
        boolean stopped = job.reason().equals(ErrorCode.INTERRUPTED.name());
        if (job.state() == JobState.CANCELED || (job.state() == JobState.FAILED && !stopped)) {
            ledger.collections().stream()
                    .filter(collection -> collection.phase() != Phase.DONE)
                    .forEach(this::forget);
        }
    }

    private void forget(CollectionRecord collection) {
        for (Range range : ledger.ranges(collection.number())) {
            if (range.state() instanceof RangeState.Verified
                    || range.state() instanceof RangeState.Mismatched) {
                ledger.advance(
                        collection.number(),
                        range,
                        RangeMachine.after(range.state(), new RangeEvent.Doubted()));
            }
        }
    }
}
