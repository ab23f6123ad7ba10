package io.stopover.model.plan;

/** Which collections are loaded on the target when the job ends. */
public enum LoadPolicy {
    /** As Zilliz Cloud does it; what verification loaded is released again. */
    NONE,
    /** Those that are loaded on the source. */
    SAME,
    ALL
}
