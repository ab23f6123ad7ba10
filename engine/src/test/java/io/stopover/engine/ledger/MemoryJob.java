package io.stopover.engine.ledger;

import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a {@link MemoryLedger} keeps of one job. Thread-safe. */
final class MemoryJob {
    private final List<CollectionRecord> collections;
    private final List<List<Range>> ranges;
    private final Map<Place, List<Key>> kept = new HashMap<>();
    private final Map<Integer, String> results = new HashMap<>();
    private final Map<Integer, Instant> uncertain = new HashMap<>();
    private final List<JobChange> history = new ArrayList<>();
    private JobRecord record;

    private record Place(int collection, RangeId range) {}

    private @Nullable String report;

    MemoryJob(JobRecord record, List<CollectionRecord> collections) {
        this.record = record;
        this.collections = new ArrayList<>(collections);
        this.ranges =
                Stream.generate(ArrayList<Range>::new)
                        .limit(collections.size())
                        .<List<Range>>map(r -> r)
                        .toList();
        history.add(change(Optional.empty(), record.state(), ""));
    }

    synchronized JobRecord record() {
        return record;
    }

    synchronized List<CollectionRecord> collections() {
        return List.copyOf(collections);
    }

    synchronized List<JobChange> history() {
        return List.copyOf(history);
    }

    synchronized Optional<String> report() {
        return Optional.ofNullable(report);
    }

    synchronized List<Range> ranges(int collection) {
        return List.copyOf(ranges.get(collection));
    }

    synchronized int raiseEpoch() {
        record = with(record.state(), record.reason(), record.epoch() + 1);
        return record.epoch();
    }

    synchronized void move(int epoch, JobState next, String reason) {
        check(epoch);
        JobState from = record.state();
        if (!from.next().contains(next)) {
            throw new IllegalStateException(record.id() + ": " + from + " to " + next);
        }
        record = with(next, reason, epoch);
        history.add(change(Optional.of(from), next, reason));
    }

    synchronized void update(int epoch, CollectionRecord collection) {
        check(epoch);
        collections.set(collection.number(), collection);
    }

    synchronized void finish(int epoch, CollectionRecord collection, String result) {
        update(epoch, collection);
        results.put(collection.number(), result);
    }

    synchronized Optional<String> result(int collection) {
        return Optional.ofNullable(results.get(collection));
    }

    synchronized void uncertain(int epoch, int collection, Instant sent) {
        check(epoch);
        uncertain.merge(collection, sent, (a, b) -> a.isAfter(b) ? a : b);
    }

    synchronized Optional<Instant> uncertain(int collection) {
        return Optional.ofNullable(uncertain.get(collection));
    }

    synchronized Range add(
            int epoch, int collection, String partition, KeyRange keys, RangeState state) {
        check(epoch);
        List<Range> all = ranges.get(collection);
        var range = new Range(new RangeId(all.size()), partition, keys, state);
        all.add(range);
        return range;
    }

    synchronized Range write(int epoch, int collection, Range range) {
        check(epoch);
        ranges.get(collection).set(range.id().number(), range);
        return range;
    }

    synchronized JobLedger.Halves divide(
            int epoch, int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        Range left = add(epoch, collection, range.partition(), keys.left(), heir);
        Range right = add(epoch, collection, range.partition(), keys.right(), heir);
        write(epoch, collection, range.in(new RangeState.Split(left.id(), right.id())));
        kept(collection, range.id())
                .ifPresent(all -> {
                    for (Range half : List.of(left, right)) {
                        keep(
                                epoch,
                                collection,
                                half.id(),
                                all.stream().filter(half.keys()::contains).toList());
                    }
                });
        return new JobLedger.Halves(left, right);
    }

    synchronized void keep(int epoch, int collection, RangeId range, List<Key> keys) {
        check(epoch);
        kept.put(new Place(collection, range), List.copyOf(keys));
    }

    synchronized Optional<List<Key>> kept(int collection, RangeId range) {
        return Optional.ofNullable(kept.get(new Place(collection, range)));
    }

    synchronized void storeReport(int epoch, String json) {
        check(epoch);
        report = json;
    }

    private void check(int epoch) {
        if (record.epoch() != epoch) {
            throw new FencedException(record.id());
        }
    }

    private JobRecord with(JobState state, String reason, int epoch) {
        return new JobRecord(
                record.id(),
                record.fingerprint(),
                record.title(),
                state,
                reason,
                epoch,
                record.digestVersion(),
                record.created(),
                Instant.now());
    }

    private static JobChange change(Optional<JobState> from, JobState to, String reason) {
        return new JobChange(Instant.now(), from, to, reason, "test");
    }
}
