package io.stopover.engine.ledger;

import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Write access to one job under one epoch. Every call is on disk when it returns; a call under an
 * outdated epoch fails with {@link FencedException}. Thread-safe.
 */
public interface JobLedger {
    JobRecord job();

    /**
     * Moves the job along {@link JobState#next()} and keeps the change with time and reason. Fails
     * with IllegalStateException when that state may not follow.
     */
    void move(JobState next, String reason);

    /** The job's collections by number. */
    List<CollectionRecord> collections();

    void update(CollectionRecord collection);

    /** Updates a collection that is DONE and keeps its result, in one step. */
    void finish(CollectionRecord collection, String result);

    /** What {@link #finish} kept. */
    Optional<String> result(int collection);

    /** Notes that a write to the collection may still land, sent at that time or before. */
    void uncertain(int collection, Instant sent);

    /** The latest time that {@link #uncertain} noted. */
    Optional<Instant> uncertain(int collection);

    /** All ranges of a collection by id, split ones included. */
    List<Range> ranges(int collection);

    /** A new PLANNED range. */
    Range plan(int collection, String partition, KeyRange keys);

    /** Records the range's next state; the caller took it from the range machine. */
    Range advance(int collection, Range range, RangeState next);

    /**
     * Replaces the range, which is Split from then on, by its halves in one step.
     *
     * @param heir the state of both; the caller took it from the range machine
     */
    Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir);

    /**
     * Keeps which keys of the range the target is to hold as they are; before the range's first
     * write. Halves of a range inherit theirs.
     */
    void keep(int collection, Range range, List<Key> keys);

    /** What {@link #keep} kept; empty when it never did. */
    Optional<List<Key>> kept(int collection, RangeId range);

    void storeReport(String json);

    /** The two ranges that replace a divided one. */
    record Halves(Range left, Range right) {}
}
