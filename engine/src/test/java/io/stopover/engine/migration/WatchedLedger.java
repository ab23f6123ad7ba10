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
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A job's ledger that does something once, when something was written so many times.
 *
 * @param what states of ranges or records of collections
 */
record WatchedLedger(
        JobLedger kept,
        Predicate<Object> what,
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
                kept,
                RangeState.Stored.class::isInstance,
                new AtomicInteger(ranges),
                () -> {},
                action);
    }

    /** Runs the action right after that many ranges were found equal. */
    static JobLedger compared(int ranges, JobLedger kept, Runnable action) {
        return new WatchedLedger(
                kept,
                RangeState.Verified.class::isInstance,
                new AtomicInteger(ranges),
                () -> {},
                action);
    }

    /** The target has acknowledged that many ranges; the last of them is not recorded any more. */
    static JobLedger killedAt(int ranges, JobLedger kept) {
        return new WatchedLedger(
                kept,
                RangeState.Stored.class::isInstance,
                new AtomicInteger(ranges),
                () -> {
                    throw new Killed();
                },
                () -> {});
    }

    /** Dies when the load of a source is to be recorded. */
    static JobLedger killedAtLoadingTheSource(JobLedger kept) {
        return killedBefore(
                written -> written instanceof CollectionRecord record && record.sourceLoaded(),
                kept);
    }

    /** Dies when a range is to be recorded as one of which nobody knows what is stored. */
    static JobLedger killedAtALostWrite(JobLedger kept) {
        return killedBefore(RangeState.Unknown.class::isInstance, kept);
    }

    private static JobLedger killedBefore(Predicate<Object> what, JobLedger kept) {
        return new WatchedLedger(
                kept,
                what,
                new AtomicInteger(1),
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
        watch(
                collection,
                () -> {
                    kept.update(collection);
                    return collection;
                });
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
        return watch(next, () -> kept.advance(collection, range, next));
    }

    private <T> T watch(Object written, Supplier<T> write) {
        boolean now = what.test(written) && untilThen.decrementAndGet() == 0;
        if (now) {
            before.run();
        }
        T result = write.get();
        if (now) {
            after.run();
        }
        return result;
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
