package io.stopover.milvus.status;

/** Who reported a failure. */
public enum Origin {
    /** gRPC: the code is a {@code Status.Code} number. */
    TRANSPORT,
    /** Milvus, in a regular answer: the code is one of merr's. */
    SERVER
}
