package io.stopover.milvus.status;

/** What a refused write can have left behind. */
enum Effect {
    /** Refused before anything was touched. */
    NOTHING_WRITTEN,
    /** Perhaps nothing, perhaps a part, perhaps all. */
    NOT_KNOWN
}
