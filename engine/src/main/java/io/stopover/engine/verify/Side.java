package io.stopover.engine.verify;

import static io.stopover.model.error.ErrorCode.SOURCE_ROW_TOO_LARGE;

import io.stopover.milvus.digest.RowDigest;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.status.CallException;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.StopoverException;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison: digests and row hashes of ranges. A range whose answer is too big is
 * read in parts; digests add up. Thread-safe.
 */
public record Side(
        CollectionReader reader, ReadPoint point, RowDigest rowDigest, String primaryKey) {

    private static final int FIRST_CUT = 8_000;

    /** What is done with every frame that makes up a range. */
    private interface FrameUse {
        void with(Frame frame);
    }

    /** Finds boundaries on this side. */
    public RangeScout scout(String partition) {
        return new RangeScout(reader, partition, point);
    }

    public Digest digest(String partition, KeyRange keys) {
        Digest[] sum = {Digest.EMPTY};
        read(partition, keys, FIRST_CUT, frame -> sum[0] = sum[0].plus(digest(frame)));
        return sum[0];
    }

    private Digest digest(Frame frame) {
        return rowDigest.of(frame, frame.rows(primaryKey));
    }

    /** The hash of every field of every row, by key. Small ranges only: it holds all rows. */
    public Map<Key, long[]> rows(String partition, KeyRange keys) {
        Map<Key, long[]> rows = new HashMap<>();
        read(
                partition,
                keys,
                FIRST_CUT,
                frame -> {
                    List<Key> frameKeys = reader.keysOf(frame);
                    rowDigest.rows(
                            frame,
                            frameKeys.size(),
                            (row, hashes) -> rows.put(frameKeys.get(row), hashes));
                });
        return rows;
    }

    private void read(String partition, KeyRange keys, int cut, FrameUse use) {
        Frame frame;
        try {
            frame = reader.read(partition, keys, point);
        } catch (CallException e) {
            if (!e.failure().asksForLess()) {
                throw e;
            }
            KeyRange.Halves halves = halves(partition, keys, cut, e);
            read(partition, halves.left(), Math.max(1, cut / 2), use);
            read(partition, halves.right(), cut, use);
            return;
        }
        if (CollectionReader.mayBeCut(frame.rows(primaryKey))) {
            KeyRange.Halves halves = halves(partition, keys, cut, null);
            read(partition, halves.left(), cut, use);
            read(partition, halves.right(), cut, use);
            return;
        }
        use.with(frame);
    }

    private KeyRange.Halves halves(
            String partition,
            KeyRange keys,
            int cut,
            @org.jspecify.annotations.Nullable CallException cause) {
        return scout(partition)
                .middle(keys, cut)
                .map(keys::splitAt)
                .orElseThrow(() ->
                        new StopoverException(
                                SOURCE_ROW_TOO_LARGE,
                                "comparing range " + keys,
                                "one row alone is too big for an answer",
                                cause));
    }
}
