package io.stopover.milvus.read;

import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.Optional;

/**
 * Finds boundaries about n rows apart in one partition. Boundaries are hints: whatever a server
 * answers, the ranges between them tile the key space. Thread-safe.
 */
public final class RangeScout {
    private final CollectionReader reader;
    private final String partition;
    private final ReadPoint point;

    public RangeScout(CollectionReader reader, String partition, ReadPoint point) {
        this.reader = reader;
        this.partition = partition;
        this.point = point;
    }

    /**
     * The key {@code n} rows after {@code last}; empty when the server sees fewer rows than that.
     * It may be wrong (a limit applied before duplicates are dropped, milvus #52659): the range
     * that is then open at its end is still read whole.
     */
    public Optional<Key> next(Optional<Key> last, int n) {
        return reader.keyAfter(partition, last, n, point);
    }

    /**
     * A key that cuts the range into two non-empty halves, at about {@code n} rows from its start;
     * empty when the range holds a single key.
     */
    public Optional<Key> middle(KeyRange range, int n) {
        for (int rows = Math.max(1, n); rows > 0; rows /= 2) {
            Optional<Key> key =
                    reader.keyAfter(partition, range.after(), rows, point)
                            .filter(k -> beforeEnd(range, k));
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    private static boolean beforeEnd(KeyRange range, Key key) {
        return range.contains(key) && range.upTo().map(end -> key.compareTo(end) < 0).orElse(true);
    }
}
