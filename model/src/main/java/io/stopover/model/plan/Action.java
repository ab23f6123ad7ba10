package io.stopover.model.plan;

/** What happens to the target collection. */
public enum Action {
    CREATE,
    APPEND,
    RECREATE,
    SKIP
}
