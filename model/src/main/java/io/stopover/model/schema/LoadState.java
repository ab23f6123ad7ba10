package io.stopover.model.schema;

/** Whether a collection or partition can be queried. */
public enum LoadState {
    NOT_LOADED,
    LOADING,
    LOADED
}
