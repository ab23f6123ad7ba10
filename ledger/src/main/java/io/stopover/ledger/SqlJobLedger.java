package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Split;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One job under one epoch: every statement that writes names the epoch and must hit a row. */
final class SqlJobLedger implements JobLedger {
    private final Database database;
    private final String job;
    private final Hold hold;
    private final String actor;
    private final RangeTable ranges;

    SqlJobLedger(Database database, String job, int epoch, String actor) {
        this.database = database;
        this.job = job;
        this.hold = new Hold(job, epoch);
        this.actor = actor;
        this.ranges = new RangeTable(hold);
    }

    @Override
    public JobRecord job() {
        return database.ask(this::job);
    }

    private JobRecord job(Handle handle) {
        return handle.createQuery("select * from job where id = :job")
                .bind("job", job)
                .map(Rows::job)
                .findOne()
                .orElseThrow(() -> SqlLedger.noSuchJob(job));
    }

    @Override
    public void move(JobState next, String reason) {
        Instant now = SqlLedger.now();
        database.run(handle -> {
            // Written first: the row stays locked, so the state that is read next holds.
            hold.write(
                    handle.createUpdate(
                                    "update job set updated = :time where id = :job and epoch = :epoch")
                            .bind("time", SqlLedger.utc(now)));
            JobState state = job(handle).state();
            if (!state.next().contains(next)) {
                throw new IllegalStateException(
                        "job " + job + " cannot go from " + state + " to " + next);
            }
            hold.write(
                    handle.createUpdate(
                                    """
                                    update job set state = :state, reason = :reason
                                    where id = :job and epoch = :epoch
                                    """)
                            .bind("state", next.name())
                            .bind("reason", reason));
            History.append(handle, job, state, next, reason, actor, now);
        });
    }

    @Override
    public List<CollectionRecord> collections() {
        return database.ask(handle ->
                handle.createQuery("select * from job_collection where job = :job order by number")
                        .bind("job", job)
                        .map(Rows::collection)
                        .list());
    }

    @Override
    public void update(CollectionRecord collection) {
        database.run(handle -> update(handle, collection));
    }

    private void update(Handle handle, CollectionRecord collection) {
        hold.write(
                CollectionColumns.bind(
                        handle.createUpdate(
                                """
                                update job_collection set
                                    source_database = :source_database,
                                    source_name = :source_name,
                                    source_id = :source_id,
                                    source_created = :source_created,
                                    target_database = :target_database,
                                    target_name = :target_name,
                                    target_id = :target_id,
                                    target_created = :target_created,
                                    action = :action,
                                    target_was_loaded = :target_was_loaded,
                                    source_loaded = :source_loaded,
                                    phase = :phase,
                                    source_counts = :source_counts,
                                    target_counts = :target_counts
                                where job = :job and number = :number
                                    and epoch = :epoch
                                """),
                        collection));
    }

    @Override
    public void finish(CollectionRecord collection, String result) {
        database.run(handle -> {
            update(handle, collection);
            hold.write(
                    handle.createUpdate(
                                    """
                                    update job_collection set result = :result
                                    where job = :job and number = :number and epoch = :epoch
                                    """)
                            .bind("number", collection.number())
                            .bind("result", result));
        });
    }

    @Override
    public Optional<String> result(int collection) {
        return database.ask(handle ->
                handle.createQuery(
                                """
                                select result from job_collection
                                where job = :job and number = :number and result is not null
                                """)
                        .bind("job", job)
                        .bind("number", collection)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public void uncertain(int collection, Instant sent) {
        database.run(handle ->
                hold.write(
                        handle.createUpdate(
                                        """
                                        update job_collection
                                        set uncertain = greatest(coalesce(uncertain, :sent), :sent)
                                        where job = :job and number = :number and epoch = :epoch
                                        """)
                                .bind("number", collection)
                                .bind("sent", SqlLedger.utc(sent))));
    }

    @Override
    public Optional<Instant> uncertain(int collection) {
        return database.ask(handle ->
                handle.createQuery(
                                """
                                select uncertain from job_collection
                                where job = :job and number = :number and uncertain is not null
                                """)
                        .bind("job", job)
                        .bind("number", collection)
                        .mapTo(OffsetDateTime.class)
                        .map(OffsetDateTime::toInstant)
                        .findOne());
    }

    @Override
    public List<Range> ranges(int collection) {
        return database.ask(handle -> ranges.list(handle, collection));
    }

    @Override
    public Range plan(int collection, String partition, KeyRange keys) {
        return database.ask(handle -> {
            var id = new RangeId(ranges.reserve(handle, collection, 1));
            var range = new Range(id, partition, keys, new Planned());
            ranges.insert(handle, collection, range);
            return range;
        });
    }

    @Override
    public Range advance(int collection, Range range, RangeState next) {
        database.run(handle -> ranges.write(handle, collection, range.id(), next));
        return range.in(next);
    }

    @Override
    public Halves divide(int collection, Range range, KeyRange.Halves keys, RangeState heir) {
        return database.ask(handle -> {
            int number = ranges.reserve(handle, collection, 2);
            var left = new RangeId(number);
            var right = new RangeId(number + 1);
            ranges.write(handle, collection, range.id(), new Split(left, right));
            var halves =
                    new Halves(
                            new Range(left, range.partition(), keys.left(), heir),
                            new Range(right, range.partition(), keys.right(), heir));
            ranges.insert(handle, collection, halves.left());
            ranges.insert(handle, collection, halves.right());
            ranges.kept(handle, collection, range.id())
                    .ifPresent(kept -> {
                        for (Range half : List.of(halves.left(), halves.right())) {
                            List<Key> own = kept.stream().filter(half.keys()::contains).toList();
                            ranges.keep(handle, collection, half.id(), own);
                        }
                    });
            return halves;
        });
    }

    @Override
    public void keep(int collection, Range range, List<Key> keys) {
        database.run(handle -> ranges.keep(handle, collection, range.id(), keys));
    }

    @Override
    public Optional<List<Key>> kept(int collection, RangeId range) {
        return database.ask(handle -> ranges.kept(handle, collection, range));
    }

    @Override
    public void storeReport(String json) {
        database.run(handle ->
                hold.write(
                        handle.createUpdate(
                                        """
                                        update job set report = :report, updated = :time
                                        where id = :job and epoch = :epoch
                                        """)
                                .bind("report", json)
                                .bind("time", SqlLedger.utc(SqlLedger.now()))));
    }
}
