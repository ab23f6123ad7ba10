package io.stopover.engine.job;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Strong count(*) per partition; one entry "" where rows are not addressed by partition. */
final class Counts {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private Counts() {}

    static Map<String, Long> of(Catalog catalog, CollectionName name, List<String> partitions) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (partitions.isEmpty()) {
            counts.put("", count(catalog, name, "", Optional.empty()));
        }
        for (String partition : partitions) {
            counts.put(partition, count(catalog, name, partition, Optional.empty()));
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
