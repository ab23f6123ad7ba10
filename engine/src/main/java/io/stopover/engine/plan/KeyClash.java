package io.stopover.engine.plan;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.range.Key;
import io.stopover.model.schema.CollectionInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that source and target both hold. Reads keys only.
 *
 * @param counts those in the same partition of both, per partition; "" where rows are not addressed
 *     by partition
 * @param first some of them
 * @param elsewhere how many the target holds in other partitions than the source
 * @param firstElsewhere some of them
 */
public record KeyClash(
        Map<String, Long> counts, List<Key> first, long elsewhere, List<Key> firstElsewhere) {
    private static final int ROWS_AT_ONCE = 8_000;
    private static final int SHOWN = 5;

    public KeyClash {
        counts = Map.copyOf(counts);
        first = List.copyOf(first);
        firstElsewhere = List.copyOf(firstElsewhere);
    }

    /** Both collections must be loaded; the target may lack partitions. */
    public static KeyClash find(Connection source, Connection target, CollectionPlan plan)
            throws InterruptedException {
        return new Search(source, target, plan).run();
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static final class Search {
        private final CollectionReader left;
        private final CollectionReader right;
        private final ReadPoint leftNow;
        private final ReadPoint rightNow;
        private final List<String> partitions;
        private final List<String> partitionsThere;
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final List<Key> first = new ArrayList<>();
        private final List<Key> firstElsewhere = new ArrayList<>();
        private long elsewhere;

        Search(Connection source, Connection target, CollectionPlan plan) {
            this.left =
                    new CollectionReader(
                            source, plan.source().name(), plan.source().schema(), List.of());
            this.right = new CollectionReader(target, plan.target(), plan.schema(), List.of());
            this.leftNow = left.now();
            this.rightNow = right.now();
            this.partitions = plan.partitions().isEmpty() ? List.of("") : plan.partitions();
            this.partitionsThere =
                    new Catalog(target)
                            .describe(plan.target())
                            .map(CollectionInfo::partitions)
                            .orElse(List.of());
        }

        KeyClash run() throws InterruptedException {
            for (String partition : partitions) {
                counts.put(partition, 0L);
                RangeScout scout = new RangeScout(left, partition, leftNow);
                scout.tile(
                        Optional.empty(),
                        () -> ROWS_AT_ONCE,
                        range -> compare(partition, scout.keys(range)));
            }
            return new KeyClash(counts, first, elsewhere, firstElsewhere);
        }

        private void compare(String partition, List<Key> keys) {
            List<Key> anywhere = right.present("", keys, rightNow);
            Set<Key> here = new HashSet<>(inPartition(partition, anywhere));
            List<Key> strays = anywhere.stream().filter(key -> !here.contains(key)).toList();
            counts.merge(partition, (long) here.size(), Long::sum);
            elsewhere += strays.size();
            show(first, anywhere.stream().filter(here::contains).toList());
            show(firstElsewhere, strays);
        }

        private List<Key> inPartition(String partition, List<Key> keys) {
            if (partition.isEmpty() || keys.isEmpty()) {
                return keys;
            }
            return partitionsThere.contains(partition)
                    ? right.present(partition, keys, rightNow)
                    : List.of();
        }

        private static void show(List<Key> shown, List<Key> found) {
            found.stream().limit(Math.max(0, SHOWN - shown.size())).forEach(shown::add);
        }
    }
}
