package io.stopover.model.report;

/** Which proof was made for a collection. */
public enum Proof {
    /** Counts and the digest of every range are equal. */
    DIGESTS,
    /** As DIGESTS, and the source was read twice with equal digests. */
    DIGESTS_BOTH,
    /** Counts are equal; values were not compared. */
    COUNTS,
    /** Nothing was compared. */
    NONE,
    /** Something differs. */
    FAILED
}
