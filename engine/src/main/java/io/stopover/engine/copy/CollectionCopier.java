package io.stopover.engine.copy;

import io.stopover.engine.flow.Tasks;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.List;

/** Copies every row of one collection, partition by partition, many ranges at a time. */
public final class CollectionCopier {
    private final CopyContext context;
    private final RangeSizer sizer;

    public CollectionCopier(CopyContext context) {
        this.context = context;
        this.sizer = new RangeSizer(context.plan().source().schema());
    }

    /**
     * Returns when every range is stored, or parked as unknown where the target makes the keys.
     * Fails with the first error; what was stored by then is in the ledger.
     */
    public void copy() throws InterruptedException {
        RangeCopier copier = new RangeCopier(context, sizer);
        List<Range> recorded = context.ledger().ranges(context.number());
        List<String> partitions =
                context.plan().partitions().isEmpty() ? List.of("") : context.plan().partitions();
        try (Tasks tasks =
                new Tasks("copy " + context.plan().source().name(), context.limits().ranges())) {
            for (String partition : partitions) {
                new RangeFeed(context, sizer, partition, recorded)
                        .forEach(range -> submit(tasks, copier, range));
            }
            tasks.await();
        }
    }

    /** Unknown ranges whose keys the target makes wait for the resolver. */
    private void submit(Tasks tasks, RangeCopier copier, Range range) throws InterruptedException {
        if (!(context.plan().newKeys() && range.state() instanceof RangeState.Unknown)) {
            tasks.submit(() -> copier.copy(range));
        }
    }

    /** Shows what earlier runs stored; to be called once. */
    public void countEarlierRuns() {
        for (Range range : context.ledger().ranges(context.number())) {
            RangeStates.stored(range)
                    .ifPresent(stored -> {
                        context.progress().read(stored.source().rows());
                        context.progress().written(stored.source().rows(), 0);
                    });
        }
    }
}
