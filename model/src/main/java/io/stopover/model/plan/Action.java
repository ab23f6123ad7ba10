package io.stopover.model.plan;

/** What happens to the target collection. */
public enum Action {
    CREATE,
    APPEND,
    RECREATE,
    SKIP,
    /** Nothing is written: what is there already is compared. */
    COMPARE
}
