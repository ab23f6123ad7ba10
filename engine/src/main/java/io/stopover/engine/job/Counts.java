package io.stopover.engine.job;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.schema.CollectionName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strong count(*) per partition; one entry "" where rows are not addressed by partition. */
final class Counts {
    private Counts() {}

    static Map<String, Long> of(Catalog catalog, CollectionName name, List<String> partitions) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (partitions.isEmpty()) {
            counts.put("", catalog.count(name, List.of(), ""));
        }
        for (String partition : partitions) {
            counts.put(partition, catalog.count(name, List.of(partition), ""));
        }
        return counts;
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
