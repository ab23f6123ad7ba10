package io.stopover.engine.copy;

import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.model.plan.Action;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyInterval;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Settles ranges whose write ended uncertain while the target was making the keys. The job created
 * the collection, and acknowledged ids are closed intervals, so every row outside of all intervals
 * is left over from an uncertain write: it is deleted, and its range is as good as never sent.
 */
public final class ParkedRanges {
    private static final int KEYS_AT_ONCE = CollectionReader.WINDOW / 2;

    private final CopyContext context;
    private final CollectionReader target;
    private final RangeWriter writer;

    /**
     * @param target reads the loaded target collection
     */
    public ParkedRanges(CopyContext context, CollectionReader target, RangeWriter writer) {
        this.context = context;
        this.target = target;
        this.writer = writer;
    }

    public static boolean any(List<Range> ranges) {
        return ranges.stream().anyMatch(r -> r.state() instanceof RangeState.Unknown);
    }

    /** Makes every parked range PLANNED again; returns how many rows were deleted for that. */
    public long settle() throws InterruptedException {
        if (context.plan().action() == Action.APPEND) {
            throw new IllegalStateException(
                    context.plan().target() + " holds rows that this job did not write");
        }
        List<Range> ranges = context.ledger().ranges(context.number());
        NavigableMap<Long, KeyInterval> acknowledged = new TreeMap<>();
        for (Range range : ranges) {
            RangeStates.stored(range)
                    .flatMap(RangeState.Stored::newKeys)
                    .ifPresent(keys -> acknowledged.put(keys.first(), keys));
        }
        long deleted = deleteOutside(acknowledged);
        for (Range range : ranges) {
            if (range.state() instanceof RangeState.Unknown) {
                context.ledger()
                        .advance(
                                context.number(),
                                range,
                                RangeMachine.after(range.state(), new RangeEvent.Cleared()));
            }
        }
        return deleted;
    }

    private long deleteOutside(NavigableMap<Long, KeyInterval> acknowledged)
            throws InterruptedException {
        ReadPoint point = target.now();
        AtomicLong deleted = new AtomicLong();
        RangeScout scout = new RangeScout(target, "", point);
        scout.tile(
                Optional.empty(),
                () -> KEYS_AT_ONCE,
                range -> {
                    List<Key> strangers =
                            scout.keys(range).stream()
                                    .filter(key -> !acknowledged(key, acknowledged))
                                    .toList();
                    if (!strangers.isEmpty()) {
                        writer.delete("", strangers);
                        deleted.addAndGet(strangers.size());
                    }
                });
        return deleted.get();
    }

    private static boolean acknowledged(Key key, NavigableMap<Long, KeyInterval> intervals) {
        long number =
                switch (key) {
                    case Key.OfLong k -> k.value();
                    case Key.OfText k -> Long.parseLong(k.value());
                };
        var candidate = intervals.floorEntry(number);
        return candidate != null && candidate.getValue().contains(number);
    }
}
