package io.stopover.engine.migration;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A job's ledger that does something once, when so many ranges are in some state. */
record WatchedLedger(
        JobLedger kept,
        Class<? extends RangeState> state,
        AtomicInteger untilThen,
        Runnable before,
        Runnable after)
        implements JobLedger {
    /** Death of the process, as far as a test can play it: nothing catches an error. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Runs the action right after that many ranges were stored. */
    static JobLedger after(int ranges, JobLedger kept, Runnable action) {
        return new WatchedLedger(
                kept, RangeState.Stored.class, new AtomicInteger(ranges), () -> {}, action);
    }

    /** Runs the action right after that many ranges were found equal. */
    static JobLedger compared(int ranges, JobLedger kept, Runnable action) {
        return new WatchedLedger(
                kept, RangeState.Verified.class, new AtomicInteger(ranges), () -> {}, action);
    }

    /** The target has acknowledged that many ranges; the last of them is not recorded any more. */
    static JobLedger killedAt(int ranges, JobLedger kept) {
        return new WatchedLedger(
                kept,
                RangeState.Stored.class,
                new AtomicInteger(ranges),
                () -> {
                    throw new Killed();
                },
                () -> {});
    }

    @Override
    public JobRecord job() {
        return kept.job();
    }

    @Override
    public void move(JobState next, String reason) {
        if (untilThen.get() <= 0) {
            before.run(); // a dead process writes nothing
        }
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
    public void finish(CollectionRecord collection, String result) {
        kept.finish(collection, result);
    }

    @Override
    public Optional<String> result(int collection) {
        return kept.result(collection);
    }

    @Override
    public void uncertain(int collection, Instant sent) {
        kept.uncertain(collection, sent);
    }

    @Override
    public Optional<Instant> uncertain(int collection) {
        return kept.uncertain(collection);
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
        boolean now = state.isInstance(next) && untilThen.decrementAndGet() == 0;
        if (now) {
            before.run();
        }
        Range advanced = kept.advance(collection, range, next);
        if (now) {
            after.run();
        }
        return advanced;
    }

    @Override
    public Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        return kept.divide(collection, range, keys, heir);
    }

    @Override
    public void keep(int collection, Range range, List<Key> keys) {
        kept.keep(collection, range, keys);
    }

    @Override
    public Optional<List<Key>> kept(int collection, RangeId range) {
        return kept.kept(collection, range);
    }

    @Override
    public void storeReport(String json) {
        kept.storeReport(json);
    }
}
