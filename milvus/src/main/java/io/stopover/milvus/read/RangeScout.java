package io.stopover.milvus.read;

import io.stopover.milvus.status.CallException;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Finds boundaries about n rows apart in one partition. Boundaries are hints: whatever a server
 * answers, the ranges between them tile the key space. Thread-safe.
 */
public final class RangeScout {
    /** Rows left of the first cut through a range whose keys are too big for an answer. */
    private static final int FIRST_CUT = 1_000;

    /** A boundary is looked for down to this part of the distance that was asked for. */
    private static final int SHORTEST_PART = 16;

    private final CollectionReader reader;
    private final String partition;
    private final ReadPoint point;

    public RangeScout(CollectionReader reader, String partition, ReadPoint point) {
        this.reader = reader;
        this.partition = partition;
        this.point = point;
    }

    /** Takes ranges one after the other; may wait. */
    public interface Taker {
        void take(KeyRange keys) throws InterruptedException;
    }

    /**
     * Tiles everything after {@code start} with ranges of about {@code rows} rows. No range is open
     * at both ends; an empty partition has none. The last range is open at its end, so whatever a
     * server left out when asked for a boundary (a limit applied before duplicates are dropped,
     * milvus #52659) is still read. False when there was nothing to tile.
     */
    public boolean tile(Optional<Key> start, IntSupplier rows, Taker taker)
            throws InterruptedException {
        Optional<Key> last = start;
        while (true) {
            Optional<Key> next = boundary(last, rows.getAsInt());
            if (next.isEmpty() && last.isEmpty()) {
                // Fewer rows than one range: cut at the least key.
                next = reader.keyAfter(partition, last, 1, point);
                if (next.isEmpty()) {
                    return false;
                }
            }
            taker.take(new KeyRange(last, next));
            if (next.isEmpty()) {
                return true;
            }
            last = next;
        }
    }

    /**
     * Where pages may be short, nothing at n rows' distance does not mean that fewer follow. Asked
     * again down to the distance that is no burden to read in one piece.
     */
    private Optional<Key> boundary(Optional<Key> last, int n) {
        Optional<Key> key = reader.keyAfter(partition, last, n, point);
        int least = reader.hasShortPages() ? Math.max(1, n / SHORTEST_PART) : n;
        for (int rows = n / 2; key.isEmpty() && rows >= least; rows /= 2) {
            key = reader.keyAfter(partition, last, rows, point);
        }
        return key;
    }

    /** Every key of the range, asked for in parts where one answer would be too big. */
    public List<Key> keys(KeyRange range) {
        try {
            List<Key> keys = reader.keys(partition, range, point);
            if (!CollectionReader.mayBeCut(keys.size())) {
                return keys;
            }
            return keys(range, keys.size() / 2).orElse(keys);
        } catch (CallException e) {
            if (!e.failure().asksForLess()) {
                throw e;
            }
            return keys(range, FIRST_CUT).orElseThrow(() -> e);
        }
    }

    /** The keys of both halves; empty when the range cannot be halved. */
    private Optional<List<Key>> keys(KeyRange range, int cut) {
        return middle(range, cut)
                .map(range::splitAt)
                .map(halves -> {
                    List<Key> keys = new ArrayList<>(keys(halves.left()));
                    keys.addAll(keys(halves.right()));
                    return keys;
                });
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
