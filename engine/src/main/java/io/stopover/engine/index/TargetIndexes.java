package io.stopover.engine.index;

import static io.stopover.model.error.ErrorCode.TARGET_INDEX_FAILED;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.catalog.IndexProgress;
import io.stopover.milvus.dialect.IndexTypes;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.List;

/** Builds indexes on the target and waits for them. */
public final class TargetIndexes {
    private final Catalog target;
    private final IndexTypes types;
    private final CollectionName name;

    /**
     * @param types those the target takes
     */
    public TargetIndexes(Catalog target, IndexTypes types, CollectionName name) {
        this.target = target;
        this.types = types;
        this.name = name;
    }

    /**
     * Creates those of {@code wanted} that are not there yet. To be followed by a flush, not to
     * follow one: a segment that is being flushed while its index is created gets it a minute later
     * (measured on 2.3.5, 2 of 20 collections).
     */
    public void create(List<IndexSpec> wanted) {
        List<IndexSpec> present = existing();
        for (IndexSpec index : wanted) {
            if (present.stream().noneMatch(index::samePlace)) {
                target.createIndex(name, index);
            }
        }
    }

    /** Waits until all of {@code wanted} are built. */
    public void await(List<IndexSpec> wanted) throws InterruptedException {
        for (IndexSpec index : wanted) {
            await(index);
        }
    }

    /**
     * Indexes on the vectors that have none among {@code lasting}, so that the collection can be
     * loaded at all.
     */
    public List<IndexSpec> temporary(CollectionSchema schema, List<IndexSpec> lasting) {
        List<String> indexed = lasting.stream().map(IndexSpec::field).toList();
        List<IndexSpec> missing = new ArrayList<>();
        for (Field vector : schema.vectors()) {
            if (!indexed.contains(vector.name())) {
                types.automatic(vector, "").ifPresent(missing::add);
            }
        }
        return missing;
    }

    public void drop(List<IndexSpec> indexes) {
        for (IndexSpec index : existing()) {
            if (indexes.stream().anyMatch(index::samePlace)) {
                target.dropIndex(name, index);
            }
        }
    }

    /** What the target has now. */
    public List<IndexSpec> existing() {
        return target.indexes(name);
    }

    private void await(IndexSpec index) throws InterruptedException {
        Building building = new Building(index);
        Waiting.until(building, TARGET_INDEX_FAILED, name + ", index on " + index.field());
    }

    private final class Building implements Waiting.Check {
        private final IndexSpec index;
        private long indexedRows;

        Building(IndexSpec index) {
            this.index = index;
        }

        @Override
        public long progress() {
            return indexedRows;
        }

        @Override
        public boolean done() {
            IndexProgress seen =
                    target.indexProgress(name).stream()
                            .filter(p -> p.index().samePlace(index))
                            .findFirst()
                            .orElseThrow(() -> failed("it is not there"));
            indexedRows = seen.indexedRows();
            return switch (seen.state()) {
                case FINISHED -> seen.pendingRows() == 0;
                case BUILDING -> false;
                case FAILED -> throw failed(seen.failure());
            };
        }

        private StopoverException failed(String reason) {
            return new StopoverException(
                    TARGET_INDEX_FAILED, name + ", index on " + index.field() + ": " + reason);
        }
    }
}
