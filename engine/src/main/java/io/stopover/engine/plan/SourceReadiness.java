package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.SOURCE_LOADED_FOR_COPY;
import static io.stopover.model.plan.FindingCode.SOURCE_LOSSY_INDEX;
import static io.stopover.model.plan.FindingCode.SOURCE_NOT_LOADED;
import static io.stopover.model.plan.FindingCode.SOURCE_PARTLY_LOADED;
import static io.stopover.model.plan.FindingCode.SOURCE_UNINDEXED;

import io.stopover.engine.index.PartitionLoads;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import java.util.List;
import java.util.Optional;

/**
 * Whether the source can be read whole.
 *
 * @param loaded as it is now
 * @param loadForCopy it is to be loaded for the copy and released afterwards
 */
record SourceReadiness(boolean loaded, boolean loadForCopy) {
    static final SourceReadiness UNKNOWN = new SourceReadiness(false, false);

    static SourceReadiness of(
            CollectionInfo source,
            Catalog catalog,
            Dialect dialect,
            boolean mayLoad,
            Findings findings) {
        checkIndexes(source, dialect, findings);
        // Asked of every server: a Lite reads what it calls loaded, whoever loaded it (measured).
        if (catalog.loadState(source.name(), Optional.empty()) == LoadState.LOADED) {
            checkPartitions(source, catalog, dialect, findings);
            return new SourceReadiness(true, false);
        }
        List<String> bare = dialect.has(Capability.LOAD_NEEDS_INDEX) ? bare(source) : List.of();
        if (!bare.isEmpty()) {
            findings.add(SOURCE_UNINDEXED, "not loaded, and no index on " + bare);
        } else if (mayLoad) {
            findings.add(SOURCE_LOADED_FOR_COPY, "not loaded; it is loaded for the copy, as asked");
            return new SourceReadiness(false, true);
        } else {
            findings.add(SOURCE_NOT_LOADED, "not loaded, so it cannot be read");
        }
        return new SourceReadiness(false, false);
    }

    private static List<String> bare(CollectionInfo source) {
        List<String> indexed = source.indexes().stream().map(IndexSpec::field).toList();
        return source.schema().vectors().stream()
                .map(Field::name)
                .filter(name -> !indexed.contains(name))
                .toList();
    }

    private static void checkIndexes(CollectionInfo source, Dialect dialect, Findings findings) {
        for (Field field : source.schema().storedFields()) {
            for (IndexSpec index : source.indexes()) {
                if (index.field().equals(field.name())) {
                    dialect.indexes()
                            .lossy(field.type(), index)
                            .ifPresent(effect ->
                                    findings.add(
                                            SOURCE_LOSSY_INDEX,
                                            "index on %s, %s %s: %s"
                                                    .formatted(
                                                            field.name(),
                                                            index.type(),
                                                            index.metric(),
                                                            effect)));
                }
            }
        }
    }

    private static void checkPartitions(
            CollectionInfo source, Catalog catalog, Dialect dialect, Findings findings) {
        List<String> missing = new PartitionLoads(catalog, dialect).missing(source);
        if (!missing.isEmpty()) {
            findings.add(SOURCE_PARTLY_LOADED, "these partitions are not loaded: " + missing);
        }
    }
}
