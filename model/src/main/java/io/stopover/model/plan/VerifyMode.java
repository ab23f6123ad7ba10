package io.stopover.model.plan;

/** How the copy is proven. */
public enum VerifyMode {
    /** Counts before and after, and every range read back from the target. */
    FULL,
    /** As FULL, and every range read from the source a second time: detects in-place updates. */
    BOTH,
    /** Counts only. */
    COUNT,
    NONE
}
