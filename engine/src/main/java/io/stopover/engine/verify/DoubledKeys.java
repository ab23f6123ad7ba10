package io.stopover.engine.verify;

import io.stopover.milvus.read.RangeScout;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.report.Difference;
import java.util.Optional;

/**
 * Finds keys that a collection holds more than once. Queries hide the copies and counts do not, so
 * ranges whose count exceeds their rows are halved down to single keys.
 */
public final class DoubledKeys {
    /** Strong count(*) of a range of a partition. */
    public interface Counter {
        long count(String partition, KeyRange keys);
    }

    private static final int MOST_AT_ONCE = 8_000;

    private final Side side;
    private final Counter counter;
    private final Differences differences;

    public DoubledKeys(Side side, Counter counter, Differences differences) {
        this.side = side;
        this.counter = counter;
        this.differences = differences;
    }

    /** Adds the keys behind the surplus of a range that answers {@code rows} rows; returns it. */
    public long find(String partition, KeyRange keys, long rows) {
        long surplus = Math.max(0, counter.count(partition, keys) - rows);
        if (surplus > 0) {
            Optional<Key> middle =
                    new RangeScout(side.reader(), partition, side.point())
                            .middle(keys, Math.clamp(rows / 2, 1, MOST_AT_ONCE));
            if (middle.isPresent()) {
                KeyRange.Halves halves = keys.splitAt(middle.get());
                find(partition, halves.left());
                find(partition, halves.right());
            } else {
                side.reader()
                        .keys(partition, keys, side.point())
                        .forEach(key -> add(partition, key, surplus));
            }
        }
        return surplus;
    }

    private void find(String partition, KeyRange keys) {
        find(partition, keys, side.reader().keys(partition, keys, side.point()).size());
    }

    private void add(String partition, Key key, long surplus) {
        differences.add(Difference.Kind.DOUBLED, partition, key, (surplus + 1) + " copies");
    }
}
