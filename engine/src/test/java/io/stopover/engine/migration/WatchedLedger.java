package io.stopover.engine.migration;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.JobState;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A job's ledger that does something once, right after so many ranges were stored. */
record WatchedLedger(JobLedger kept, AtomicInteger storedUntilThen, Runnable then)
        implements JobLedger {
    static JobLedger after(int storedRanges, JobLedger kept, Runnable then) {
        return new WatchedLedger(kept, new AtomicInteger(storedRanges), then);
    }

    @Override
    public JobRecord job() {
        return kept.job();
    }

    @Override
    public void move(JobState next, String reason) {
        kept.move(next, reason);
    }

    @Override
    public List<CollectionRecord> collections() {
        return kept.collections();
    }

    @Override
    public void update(CollectionRecord collection) {
        kept.update(collection);
    }

    @Override
    public List<Range> ranges(int collection) {
        return kept.ranges(collection);
    }

    @Override
    public Range plan(int collection, String partition, KeyRange keys) {
        return kept.plan(collection, partition, keys);
    }

    @Override
    public Range advance(int collection, Range range, RangeState next) {
        Range advanced = kept.advance(collection, range, next);
        if (next instanceof RangeState.Stored && storedUntilThen.decrementAndGet() == 0) {
            then.run();
        }
        return advanced;
    }

    @Override
    public Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        return kept.divide(collection, range, keys, heir);
    }

    @Override
    public void storeReport(String json) {
        kept.storeReport(json);
    }
}
