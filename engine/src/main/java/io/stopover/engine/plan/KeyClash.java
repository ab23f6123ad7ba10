package io.stopover.engine.plan;

import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.range.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys that source and target both hold, partition by partition. Reads keys only.
 *
 * @param counts per partition, "" where rows are not addressed by partition
 * @param first some of them
 */
public record KeyClash(Map<String, Long> counts, List<Key> first) {
    private static final int ROWS_AT_ONCE = 8_000;
    private static final int SHOWN = 5;

    public KeyClash {
        counts = Map.copyOf(counts);
        first = List.copyOf(first);
    }

    /** Both collections must be loaded. */
    public static KeyClash find(Connection source, Connection target, CollectionPlan plan)
            throws InterruptedException {
        CollectionReader left =
                new CollectionReader(
                        source, plan.source().name(), plan.source().schema(), List.of());
        CollectionReader right =
                new CollectionReader(target, plan.target(), plan.schema(), List.of());
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Key> first = new ArrayList<>();
        for (String partition : plan.partitions().isEmpty() ? List.of("") : plan.partitions()) {
            counts.put(partition, find(left, right, partition, first));
        }
        return new KeyClash(counts, first);
    }

    private static long find(
            CollectionReader left, CollectionReader right, String partition, List<Key> first)
            throws InterruptedException {
        AtomicLong count = new AtomicLong();
        var leftNow = left.now();
        var rightNow = right.now();
        RangeScout scout = new RangeScout(left, partition, leftNow);
        scout.tile(
                Optional.empty(),
                () -> ROWS_AT_ONCE,
                range -> {
                    List<Key> both = right.present(partition, scout.keys(range), rightNow);
                    count.addAndGet(both.size());
                    both.stream().limit(Math.max(0, SHOWN - first.size())).forEach(first::add);
                });
        return count.get();
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
