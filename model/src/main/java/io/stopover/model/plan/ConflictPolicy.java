package io.stopover.model.plan;

/** What to do with a key that an existing target collection holds already. */
public enum ConflictPolicy {
    FAIL,
    OVERWRITE,
    SKIP
}
