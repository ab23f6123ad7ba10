package io.stopover.engine.job;

import io.stopover.engine.flow.Tasks;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/** Strong count(*) per partition; one entry "" where rows are not addressed by partition. */
final class Counts {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** A Strong count waits for the server's next time tick, whatever it counts. */
    private static final int AT_ONCE = 8;

    private Counts() {}

    static Map<String, Long> of(Catalog catalog, CollectionName name, List<String> partitions)
            throws InterruptedException {
        List<String> counted = partitions.isEmpty() ? List.of("") : partitions;
        Map<String, Long> counts = new ConcurrentSkipListMap<>();
        try (Tasks tasks = new Tasks("count " + name, new Semaphore(AT_ONCE))) {
            for (String partition : counted) {
                tasks.submit(() ->
                        counts.put(partition, count(catalog, name, partition, Optional.empty())));
            }
            tasks.await();
        }
        return counts;
    }

    /**
     * @param partition "" for all
     */
    static long count(
            Catalog catalog, CollectionName name, String partition, Optional<String> expr) {
        return catalog.count(
                name, partition.isEmpty() ? List.of() : List.of(partition), expr, DEADLINE);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
