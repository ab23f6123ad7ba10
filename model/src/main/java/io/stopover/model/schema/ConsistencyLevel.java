package io.stopover.model.schema;

/** Consistency levels in the order of their numbers on the wire (common.proto). */
public enum ConsistencyLevel {
    STRONG,
    SESSION,
    BOUNDED,
    EVENTUALLY,
    CUSTOMIZED
}
