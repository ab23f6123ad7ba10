package io.stopover.engine.verify;

import static io.stopover.model.error.ErrorCode.SOURCE_ROW_TOO_LARGE;

import io.stopover.engine.copy.RangeSizer;
import io.stopover.engine.flow.ByteBudget;
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
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One side of a comparison: digests and row hashes of ranges. A range whose answer is too big is
 * read in parts; digests add up. Thread-safe.
 *
 * @param sizer learns how wide rows are
 */
public record Side(
        CollectionReader reader,
        ReadPoint point,
        RowDigest rowDigest,
        String primaryKey,
        RangeSizer sizer,
        ByteBudget memory) {

    private static final int FIRST_CUT = 8_000;

    /** What is done with every frame that makes up a range. */
    private interface FrameUse {
        void with(Frame frame);
    }

    /** Finds boundaries on this side. */
    public RangeScout scout(String partition) {
        return new RangeScout(reader, partition, point);
    }

    public Digest digest(String partition, KeyRange keys) throws InterruptedException {
        Digest[] sum = {Digest.EMPTY};
        read(partition, keys, FIRST_CUT, frame -> sum[0] = sum[0].plus(digest(frame)));
        return sum[0];
    }

    private Digest digest(Frame frame) {
        return rowDigest.of(frame, frame.rows(primaryKey));
    }

    /**
     * Rows of a range.
     *
     * @param hashes of every field, by key
     */
    public record Rows(Map<Key, long[]> hashes, Digest digest) {}

    /** The range's rows with these keys. Small ranges only: it holds all of them. */
    public Rows rows(String partition, KeyRange keys, Predicate<Key> wanted)
            throws InterruptedException {
        Map<Key, long[]> rows = new HashMap<>();
        Digest[] sum = {Digest.EMPTY};
        read(
                partition,
                keys,
                FIRST_CUT,
                frame -> {
                    List<Key> frameKeys = reader.keysOf(frame);
                    rowDigest.rows(
                            frame,
                            frameKeys.size(),
                            (row, hashes, digest) -> {
                                if (wanted.test(frameKeys.get(row))) {
                                    rows.put(frameKeys.get(row), hashes);
                                    sum[0] = sum[0].plus(digest);
                                }
                            });
                });
        return new Rows(rows, sum[0]);
    }

    /** Two parts that a range is read in, and about where to cut the left one again. */
    private record Parts(KeyRange.Halves halves, int leftCut) {}

    private void read(String partition, KeyRange keys, int cut, FrameUse use)
            throws InterruptedException {
        Optional<Parts> parts = readAtOnce(partition, keys, cut, use);
        if (parts.isPresent()) {
            read(partition, parts.get().halves().left(), parts.get().leftCut(), use);
            read(partition, parts.get().halves().right(), cut, use);
        }
    }

    /** Empty when the whole range was read. */
    private Optional<Parts> readAtOnce(String partition, KeyRange keys, int cut, FrameUse use)
            throws InterruptedException {
        try (ByteBudget.Share share = memory.take(RangeSizer.AIM)) {
            Frame frame = reader.read(partition, keys, point);
            int rows = frame.rows(primaryKey);
            share.is(frame.size());
            sizer.saw(rows, frame.size());
            if (CollectionReader.mayBeCut(rows)) {
                return Optional.of(new Parts(halves(partition, keys, cut, null), cut));
            }
            use.with(frame);
            return Optional.empty();
        } catch (CallException e) {
            if (!e.failure().asksForLess()) {
                throw e;
            }
            return Optional.of(new Parts(halves(partition, keys, cut, e), Math.max(1, cut / 2)));
        }
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
