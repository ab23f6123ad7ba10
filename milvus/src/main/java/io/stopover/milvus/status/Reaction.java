package io.stopover.milvus.status;

/** What a caller does about a failure. */
public enum Reaction {
    /** Passing trouble: the same request may be repeated soon, if repeating it is harmless. */
    RETRY,
    /** The server is short of something: repeat later and ask for less. */
    BACK_OFF,
    /** Request or answer is too large: ask for smaller parts. */
    SPLIT,
    /** Repeating cannot help. */
    STOP,
    /** Nothing is known about it; a write may have happened. */
    UNKNOWN
}
