package io.stopover.engine.verify;

import io.stopover.milvus.read.Expressions;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.List;
import java.util.Optional;

/**
 * Finds keys that a collection holds more than once. Queries hide the copies and counts do not, so
 * ranges whose count exceeds their rows are halved down to single keys, and these counted exactly.
 */
public final class DoubledKeys {
    /** Strong count(*) of a partition's rows that an expression selects. */
    public interface Counter {
        long count(String partition, String expression);
    }

    /** Is told of every key that is there more than once. */
    public interface Finder {
        void found(String partition, Key key, long copies);
    }

    private static final int MOST_AT_ONCE = 8_000;

    private final Side side;
    private final Counter counter;
    private final Finder finder;
    private final Expressions expressions;

    public DoubledKeys(Side side, Counter counter, Finder finder) {
        this.side = side;
        this.counter = counter;
        this.finder = finder;
        this.expressions = side.reader().expressions();
    }

    /**
     * Tells of the keys that are there more than once in a range that answers {@code rows} rows.
     *
     * @return how many further copies they have; a surplus above it is rows that no query returns
     */
    public long find(RangeRows range) {
        String partition = range.partition();
        long count = counter.count(partition, expressions.in(range.keys()));
        if (count <= range.rows()) {
            return 0;
        }
        RangeScout scout = side.scout(partition);
        Optional<Key> middle =
                scout.middle(range.keys(), Math.clamp(range.rows() / 2, 1, MOST_AT_ONCE));
        if (middle.isEmpty()) {
            return scout.keys(range.keys()).stream().mapToLong(key -> copies(partition, key)).sum();
        }
        KeyRange.Halves halves = range.keys().splitAt(middle.get());
        return find(scout, partition, halves.left()) + find(scout, partition, halves.right());
    }

    private long find(RangeScout scout, String partition, KeyRange keys) {
        return find(new RangeRows(partition, keys, scout.keys(keys).size()));
    }

    /** Counted by itself: a server may count rows beside it that it never returns. */
    private long copies(String partition, Key key) {
        long count = count(partition, key);
        if (count > 1) {
            finder.found(partition, key, count);
        }
        return Math.max(0, count - 1);
    }

    /** How often this one key is there. */
    public long count(String partition, Key key) {
        return expressions.oneOf(List.of(key)).stream()
                .mapToLong(expression -> counter.count(partition, expression))
                .sum();
    }
}
