package io.stopover.engine.index;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.LoadState;
import java.util.List;
import java.util.Optional;

/** Whether a collection that counts as loaded is so as a whole. */
public record PartitionLoads(Catalog catalog, Dialect dialect) {

    /**
     * Partitions whose rows no query returns: a collection counts as loaded when all *asked*
     * partitions are (spec/milvus-wire.md §2.1).
     */
    public List<String> missing(CollectionInfo collection) {
        if (!dialect.has(Capability.PARTITION_LOAD)) {
            return List.of();
        }
        return collection.partitions().stream()
                .filter(partition ->
                        catalog.loadState(collection.name(), Optional.of(partition))
                                != LoadState.LOADED)
                .toList();
    }
}
