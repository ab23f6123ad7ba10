package io.stopover.model.plan;

/** What becomes of Auto-ID keys where the target cannot keep them. */
public enum AutoIdPolicy {
    /** Keep them or refuse. */
    KEEP,
    /** The target generates new keys. */
    NEW_KEYS,
    /** Same keys; the target collection has no Auto ID. */
    PLAIN_KEYS
}
