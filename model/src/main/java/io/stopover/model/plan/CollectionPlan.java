package io.stopover.model.plan;

import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import java.util.List;
import java.util.Map;

/**
 * What will happen to one collection.
 *
 * @param mappings one per field of the target schema, {@code $meta} not among them
 * @param partitions to create and to copy one by one; empty when rows are read and written without
 *     naming a partition (partition key, or a server without partitions)
 * @param partitionCount buckets of the target when there is a partition key, else 0
 * @param properties set when the collection is created
 * @param lateProperties set after the copy, because they would throttle or alter it
 * @param unloadSource the source was not loaded before the job: load it for the copy, release it
 *     afterwards
 * @param loadTarget the target stays loaded when the job ends
 */
public record CollectionPlan(
        CollectionInfo source,
        CollectionName target,
        Action action,
        CollectionSchema schema,
        List<FieldMapping> mappings,
        List<String> partitions,
        long partitionCount,
        int shards,
        ConsistencyLevel consistency,
        Map<String, String> properties,
        Map<String, String> lateProperties,
        List<String> aliases,
        List<IndexSpec> indexes,
        JsonRule json,
        boolean unloadSource,
        boolean loadTarget) {
    public CollectionPlan {
        mappings = List.copyOf(mappings);
        partitions = List.copyOf(partitions);
        properties = Map.copyOf(properties);
        lateProperties = Map.copyOf(lateProperties);
        aliases = List.copyOf(aliases);
        indexes = List.copyOf(indexes);
    }

    /** Whether the finding is about this collection, on either side. */
    public boolean isMeantBy(Finding finding) {
        return finding.where().equals(source.name().toString())
                || finding.where().equals(target.toString());
    }

    /** The target generates the keys, so rows are found again by the ids it acknowledged. */
    public boolean newKeys() {
        String key = schema.primaryKey().name();
        return mappings.stream()
                .anyMatch(m -> m instanceof FieldMapping.Generated g && g.target().equals(key));
    }
}
