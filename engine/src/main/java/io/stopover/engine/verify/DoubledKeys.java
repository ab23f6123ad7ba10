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
final class DoubledKeys {
    /** Strong count(*) of a range. */
    interface Counter {
        long count(String partition, KeyRange keys);
    }

    private final Side side;
    private final Counter counter;
    private final Differences differences;

    DoubledKeys(Side side, Counter counter, Differences differences) {
        this.side = side;
        this.counter = counter;
        this.differences = differences;
    }

    /** Looks at a range that answers {@code rows} distinct rows; returns copies beyond the first. */
    long find(String partition, KeyRange keys, long rows) {
        long surplus = counter.count(partition, keys) - rows;
        if (surplus > 0) {
            narrow(partition, keys, rows, surplus);
        }
        return Math.max(0, surplus);
    }

    private void narrow(String partition, KeyRange keys, long rows, long surplus) {
        if (rows == 1) {
            side.reader()
                    .keys(partition, keys, side.point())
                    .forEach(key -> add(partition, key, surplus));
            return;
        }
        Optional<Key> middle =
                new RangeScout(side.reader(), partition, side.point())
                        .middle(keys, (int) Math.clamp(rows / 2, 1, 8_000));
        if (middle.isEmpty()) {
            side.reader()
                    .keys(partition, keys, side.point())
                    .forEach(key -> add(partition, key, surplus));
            return;
        }
        KeyRange.Halves halves = keys.splitAt(middle.get());
        for (KeyRange half : new KeyRange[] {halves.left(), halves.right()}) {
            long halfRows = side.reader().keys(partition, half, side.point()).size();
            find(partition, half, halfRows);
        }
    }

    private void add(String partition, Key key, long surplus) {
        differences.add(Difference.Kind.DOUBLED, partition, key, (surplus + 1) + " copies");
    }
}
