package io.stopover.ledger;

import static java.util.stream.Collectors.joining;

import io.stopover.model.range.Key;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The statements on one job's ranges. */
final class RangeTable {
    private static final String WRITE =
            "update job_range set "
                    + StateColumns.NAMES.stream()
                            .map(name -> name + " = :" + name)
                            .collect(joining(", "))
                    + " where job = :job and collection = :collection and number = :number"
                    + " and epoch = :epoch";

    private static final String INSERT =
            "insert into job_range"
                    + " (job, epoch, collection, number, partition_name, after_key, up_to_key, "
                    + String.join(", ", StateColumns.NAMES)
                    + ") values"
                    + " (:job, :epoch, :collection, :number, :partition, :after, :up_to, "
                    + StateColumns.NAMES.stream().map(name -> ":" + name).collect(joining(", "))
                    + ")";

    private static final String READ =
            "number, partition_name, after_key, up_to_key, "
                    + String.join(", ", StateColumns.NAMES);

    private final Hold hold;

    RangeTable(Hold hold) {
        this.hold = hold;
    }

    List<Range> list(Handle handle, int collection) {
        return handle.createQuery(
                        """
                        select %s from job_range where job = :job and collection = :collection
                        order by number
                        """
                                .formatted(READ))
                .bind("job", hold.job())
                .bind("collection", collection)
                .map(Rows::range)
                .list();
    }

    /** The first of so many new range numbers, which are never given out again. */
    int reserve(Handle handle, int collection, int numbers) {
        hold.write(
                handle.createUpdate(
                                """
                                update job_collection set ranges = ranges + :numbers
                                where job = :job and number = :collection and epoch = :epoch
                                """)
                        .bind("numbers", numbers)
                        .bind("collection", collection));
        int given =
                handle.createQuery(
                                """
                                select ranges from job_collection
                                where job = :job and number = :collection
                                """)
                        .bind("job", hold.job())
                        .bind("collection", collection)
                        .mapTo(Integer.class)
                        .one();
        return given - numbers;
    }

    /** Adds a range whose number was reserved in the same transaction. */
    void insert(Handle handle, int collection, Range range) {
        Update insert =
                handle.createUpdate(INSERT)
                        .bind("collection", collection)
                        .bind("number", range.id().number())
                        .bind("partition", range.partition())
                        .bind("after", KeyText.write(range.keys().after()))
                        .bind("up_to", KeyText.write(range.keys().upTo()));
        StateColumns.of(range.state()).bindTo(insert);
        hold.write(insert);
    }

    void write(Handle handle, int collection, RangeId id, RangeState next) {
        Update update =
                handle.createUpdate(WRITE)
                        .bind("collection", collection)
                        .bind("number", id.number());
        StateColumns.of(next).bindTo(update);
        hold.write(update);
    }

    void keep(Handle handle, int collection, RangeId id, List<Key> keys) {
        hold.write(
                handle.createUpdate(
                                """
                                update job_range set kept_keys = :kept
                                where job = :job and collection = :collection
                                    and number = :number and epoch = :epoch
                                """)
                        .bind("collection", collection)
                        .bind("number", id.number())
                        .bind("kept", KeyText.writeAll(keys)));
    }

    Optional<List<Key>> kept(Handle handle, int collection, RangeId id) {
        return handle.createQuery(
                        """
                        select kept_keys from job_range
                        where job = :job and collection = :collection and number = :number
                            and kept_keys is not null
                        """)
                .bind("job", hold.job())
                .bind("collection", collection)
                .bind("number", id.number())
                .mapTo(String.class)
                .findOne()
                .map(KeyText::readAll);
    }
}
