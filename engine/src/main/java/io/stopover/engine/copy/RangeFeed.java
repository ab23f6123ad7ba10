package io.stopover.engine.copy;

import io.stopover.engine.range.RangeEvent;
import io.stopover.engine.range.RangeMachine;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of one partition that are still to be copied: those an earlier run left open, then new
 * ones, scouted as they are taken, until the whole key space is tiled. Not thread-safe.
 */
final class RangeFeed {
    /** Takes ranges; may wait. */
    interface Taker {
        void take(Range range) throws InterruptedException;
    }

    private final CopyContext context;
    private final RangeSizer sizer;
    private final String partition;
    private final List<Range> recorded;

    RangeFeed(CopyContext context, RangeSizer sizer, String partition, List<Range> recorded) {
        this.context = context;
        this.sizer = sizer;
        this.partition = partition;
        this.recorded =
                recorded.stream()
                        .filter(range -> range.partition().equals(partition))
                        .filter(range -> !(range.state() instanceof RangeState.Split))
                        .toList();
    }

    void forEach(Taker taker) throws InterruptedException {
        for (Range range : recorded) {
            Range settled = settle(range);
            if (settled.state() instanceof RangeState.Planned
                    || settled.state() instanceof RangeState.Unknown) {
                taker.take(settled);
            }
        }
        if (recorded.stream().noneMatch(range -> range.keys().upTo().isEmpty())) {
            scout(taker);
        }
    }

    /** A write that was under way when an earlier run ended has an unknown outcome. */
    private Range settle(Range range) {
        if (!(range.state() instanceof RangeState.Sent)) {
            return range;
        }
        context.ledger().uncertain(context.number(), Instant.now());
        return context.ledger()
                .advance(
                        context.number(),
                        range,
                        RangeMachine.after(range.state(), new RangeEvent.Lost("interrupted")));
    }

    private void scout(Taker taker) throws InterruptedException {
        Optional<Key> last =
                recorded.stream()
                        .flatMap(range -> range.keys().upTo().stream())
                        .max(Comparator.naturalOrder());
        new RangeScout(context.source(), partition, context.point())
                .tile(last, sizer::rows, keys -> taker.take(plan(keys)));
    }

    private Range plan(KeyRange keys) {
        return context.ledger().plan(context.number(), partition, keys);
    }
}
