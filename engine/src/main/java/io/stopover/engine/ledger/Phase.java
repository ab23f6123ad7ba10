package io.stopover.engine.ledger;

/** How far a collection has come; a resumed job goes on at the recorded phase. */
public enum Phase {
    /** Nothing was written. */
    PLANNED,
    /** The create request went out; the target may or may not exist. */
    CREATING,
    /** The target exists; rows are being copied. */
    COPYING,
    /** Every range has a certain outcome; index, verification and the rest follow. */
    COPIED,
    /** Everything is done, its report is stored. */
    DONE
}
