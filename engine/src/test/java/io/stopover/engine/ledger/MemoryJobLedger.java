package io.stopover.engine.ledger;

import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Access to a {@link MemoryJob} under one epoch. */
record MemoryJobLedger(MemoryJob kept, int epoch) implements JobLedger {
    @Override
    public JobRecord job() {
        return kept.record();
    }

    @Override
    public void move(JobState next, String reason) {
        kept.move(epoch, next, reason);
    }

    @Override
    public List<CollectionRecord> collections() {
        return kept.collections();
    }

    @Override
    public void update(CollectionRecord collection) {
        kept.update(epoch, collection);
    }

    @Override
    public void finish(CollectionRecord collection, String result) {
        kept.finish(epoch, collection, result);
    }

    @Override
    public Optional<String> result(int collection) {
        return kept.result(collection);
    }

    @Override
    public void uncertain(int collection, Instant sent) {
        kept.uncertain(epoch, collection, sent);
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
        return kept.add(epoch, collection, partition, keys, new Planned());
    }

    @Override
    public Range advance(int collection, Range range, RangeState next) {
        return kept.write(epoch, collection, range.in(next));
    }

    @Override
    public Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        return kept.divide(epoch, collection, range, keys, heir);
    }

    @Override
    public void keep(int collection, Range range, List<Key> keys) {
        kept.keep(epoch, collection, range.id(), keys);
    }

    @Override
    public Optional<List<Key>> kept(int collection, RangeId range) {
        return kept.kept(collection, range);
    }

    @Override
    public void storeReport(String json) {
        kept.storeReport(epoch, json);
    }
}
