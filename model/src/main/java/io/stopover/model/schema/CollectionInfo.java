package io.stopover.model.schema;

import java.util.List;
import java.util.Map;

/**
 * Everything a server tells about a collection.
 *
 * @param id the server's collection id; 0 when it has none (Milvus Lite)
 * @param created hybrid timestamp of creation; with {@code id} the identity of the collection
 * @param updated hybrid timestamp of the last schema change; 0 when the server has none
 * @param partitionCount as described; only meaningful with a partition key
 * @param partitions names in the server's order; physical buckets when there is a partition key
 */
public record CollectionInfo(
        CollectionName name,
        long id,
        long created,
        long updated,
        CollectionSchema schema,
        int shards,
        ConsistencyLevel consistency,
        long partitionCount,
        Map<String, String> properties,
        List<String> aliases,
        List<String> partitions,
        List<IndexSpec> indexes,
        List<String> unrecognized) {
    public CollectionInfo {
        properties = Map.copyOf(properties);
        aliases = List.copyOf(aliases);
        partitions = List.copyOf(partitions);
        indexes = List.copyOf(indexes);
        unrecognized = List.copyOf(unrecognized);
    }
}
