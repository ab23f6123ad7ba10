package io.stopover.milvus.catalog;

import io.stopover.model.schema.IndexSpec;

/**
 * How far an index is built.
 *
 * @param totalRows rows of sealed segments; growing ones are indexed later
 * @param pendingRows rows waiting to be indexed; servers before 2.4 do not tell
 * @param failure the server's reason when the state is FAILED
 */
public record IndexProgress(
        IndexSpec index,
        State state,
        long indexedRows,
        long totalRows,
        long pendingRows,
        String failure) {
    public enum State {
        BUILDING,
        FINISHED,
        FAILED
    }
}
