package io.stopover.ledger;

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

/** Passes everything on to the job's tables and shows what others look for on its card. */
final class ShownJobLedger implements JobLedger {
    private final JobLedger tables;
    private final HeldJob held;

    ShownJobLedger(JobLedger tables, HeldJob held) {
        this.tables = tables;
        this.held = held;
    }

    @Override
    public void move(JobState next, String reason) {
        tables.move(next, reason);
        held.showJob();
    }

    @Override
    public void update(CollectionRecord collection) {
        tables.update(collection);
        held.show(collection);
    }

    @Override
    public void finish(CollectionRecord collection, String result) {
        tables.finish(collection, result);
        held.show(collection);
    }

    @Override
    public void storeReport(String json) {
        tables.storeReport(json);
        held.showReport(json);
    }

    @Override
    public JobRecord job() {
        return tables.job();
    }

    @Override
    public List<CollectionRecord> collections() {
        return tables.collections();
    }

    @Override
    public Optional<String> result(int collection) {
        return tables.result(collection);
    }

    @Override
    public void uncertain(int collection, Instant sent) {
        tables.uncertain(collection, sent);
    }

    @Override
    public Optional<Instant> uncertain(int collection) {
        return tables.uncertain(collection);
    }

    @Override
    public List<Range> ranges(int collection) {
        return tables.ranges(collection);
    }

    @Override
    public Range plan(int collection, String partition, KeyRange keys) {
        return tables.plan(collection, partition, keys);
    }

    @Override
    public Range advance(int collection, Range range, RangeState next) {
        return tables.advance(collection, range, next);
    }

    @Override
    public Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        return tables.divide(collection, range, keys, heir);
    }

    @Override
    public void keep(int collection, Range range, List<Key> keys) {
        tables.keep(collection, range, keys);
    }

    @Override
    public Optional<List<Key>> kept(int collection, RangeId range) {
        return tables.kept(collection, range);
    }
}
