package io.stopover.model.plan;

/** Which indexes the target gets. */
public enum IndexPolicy {
    /** AUTOINDEX on vectors with the source's metric; scalar indexes as they are. */
    AUTO,
    /** As the source has them. */
    KEEP,
    NONE
}
