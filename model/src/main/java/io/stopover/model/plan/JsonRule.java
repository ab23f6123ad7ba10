package io.stopover.model.plan;

/** How JSON values are compared; chosen when planning by the two dialects. */
public enum JsonRule {
    /** The stored bytes. Milvus keeps them verbatim. */
    BYTES,
    /**
     * The value: key order, white space and escapes do not matter. For servers that re-serialize.
     */
    VALUE
}
