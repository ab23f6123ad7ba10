package io.stopover.model.plan;

/** What to do when the target collection exists. */
public enum ExistingPolicy {
    FAIL,
    SKIP,
    APPEND,
    RECREATE
}
