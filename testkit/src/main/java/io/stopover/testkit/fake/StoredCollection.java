package io.stopover.testkit.fake;

import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.IndexDescription;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A collection's definition, partitions, load state, indexes and rows. Guarded by the lock of
 * {@link Calls}.
 */
final class StoredCollection {
    static final String DEFAULT_PARTITION = "_default";
    private static final int DEFAULT_KEY_PARTITIONS = 16;

    private final long id;
    private final Schema schema;
    private final int shards;
    private final ConsistencyLevel consistency;
    private final long createdAt;
    private final Map<String, Long> partitions = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, IndexDescription> indexes = new LinkedHashMap<>();
    private final Set<String> loadedPartitions = new LinkedHashSet<>();
    private final RowTable rows = new RowTable();
    private String name;
    private long updatedAt;
    private long flushedAt;
    private boolean wholeLoaded;

    StoredCollection(
            long id,
            String name,
            Schema schema,
            int shards,
            ConsistencyLevel consistency,
            long createdAt) {
        this.id = id;
        this.name = name;
        this.schema = schema;
        this.shards = shards;
        this.consistency = consistency;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** The partitions a new collection has: one, or the buckets of its partition key. */
    void createFirstPartitions(long requested, Sequence ids) {
        if (schema.partitionKey().isEmpty()) {
            partitions.put(DEFAULT_PARTITION, ids.next());
            return;
        }
        long count = requested == 0 ? DEFAULT_KEY_PARTITIONS : requested;
        for (int i = 0; i < count; i++) {
            partitions.put(DEFAULT_PARTITION + "_" + i, ids.next());
        }
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    void rename(String newName, long timestamp) {
        name = newName;
        updatedAt = timestamp;
    }

    Schema schema() {
        return schema;
    }

    int shards() {
        return shards;
    }

    ConsistencyLevel consistency() {
        return consistency;
    }

    long createdAt() {
        return createdAt;
    }

    long updatedAt() {
        return updatedAt;
    }

    Map<String, Long> partitions() {
        return partitions;
    }

    Map<String, String> properties() {
        return properties;
    }

    void propertiesChanged(long timestamp) {
        updatedAt = timestamp;
    }

    Map<String, IndexDescription> indexes() {
        return indexes;
    }

    Optional<IndexDescription> indexOf(Field field) {
        return indexes.values().stream()
                .filter(index -> index.getFieldName().equals(field.name()))
                .findFirst();
    }

    RowTable rows() {
        return rows;
    }

    void flush(long timestamp) {
        flushedAt = timestamp;
    }

    long flushedRows() {
        return rows.writtenUpTo(flushedAt);
    }

    boolean keepsGivenAutoIds() {
        return "true".equals(properties.get("allow_insert_auto_id"));
    }

    void createPartition(String partition, long partitionId) {
        partitions.put(partition, partitionId);
        if (wholeLoaded) {
            loadedPartitions.add(partition);
        }
    }

    void dropPartition(String partition) {
        partitions.remove(partition);
        loadedPartitions.remove(partition);
        rows.dropPartition(partition);
    }

    void load() {
        wholeLoaded = true;
        loadedPartitions.addAll(partitions.keySet());
    }

    void load(Collection<String> names) {
        requirePartitions(names);
        loadedPartitions.addAll(names);
    }

    void release() {
        wholeLoaded = false;
        loadedPartitions.clear();
    }

    void release(Collection<String> names) {
        requirePartitions(names);
        names.forEach(loadedPartitions::remove);
        wholeLoaded = false;
    }

    boolean isLoaded() {
        return !loadedPartitions.isEmpty();
    }

    boolean isLoaded(String partition) {
        return loadedPartitions.contains(partition);
    }

    void requireLoaded() {
        if (!isLoaded()) {
            throw new Refusal(
                    Refusal.COLLECTION_NOT_LOADED,
                    "collection not loaded[collection=" + name + "]");
        }
    }

    void requirePartitions(Collection<String> names) {
        for (String partition : names) {
            if (!partitions.containsKey(partition)) {
                throw new Refusal(
                        Refusal.PARTITION_NOT_FOUND,
                        "partition not found[partition=" + partition + "]");
            }
        }
    }

    /** Partitions a query runs over. Without names that is silently only what is loaded. */
    Set<String> queried(List<String> names) {
        requireLoaded();
        if (names.isEmpty()) {
            return Set.copyOf(loadedPartitions);
        }
        requirePlainPartitions();
        requirePartitions(names);
        for (String partition : names) {
            if (!isLoaded(partition)) {
                throw new Refusal(
                        Refusal.PARTITION_NOT_LOADED,
                        "partition not loaded[partition=" + partition + "]");
            }
        }
        return Set.copyOf(names);
    }

    void requirePlainPartitions() {
        SchemaRules.refuseIf(
                schema.partitionKey().isPresent(),
                "not support manually specifying the partition names if partition key mode is used");
    }
}
