package io.stopover.testkit.fake;

/**
 * What a server line can do or began to check, with the first line that does: milvus-wire.md §1.2,
 * §2 and §3.
 */
enum Feature {
    /** One vector field per collection before. */
    SEVERAL_VECTOR_FIELDS(FakeVersion.V2_4),
    CLUSTERING_KEY(FakeVersion.V2_4),
    DESCRIBE_DATABASE(FakeVersion.V2_4),
    /** 2.3 refuses Upsert on an auto-ID collection; later lines hand out new keys. */
    UPSERT_ON_AUTO_ID(FakeVersion.V2_4),
    /** 2.3 stores whatever {@code $meta} it gets. */
    META_IS_CHECKED(FakeVersion.V2_4),
    /**
     * Every backslash-u with four hex digits in an expression is decoded before the expression is
     * parsed.
     */
    UNICODE_DECODED_BEFORE_PARSING(FakeVersion.V2_4),
    /** Measured on 2.3.5: the row with the largest key is counted, but no query returns it. */
    LARGEST_INT64_KEY_READABLE(FakeVersion.V2_4),
    /** Older parsers read the digits before the sign and overflow. */
    SMALLEST_INT64_LITERAL(FakeVersion.V2_5),
    NULLABLE_SCALARS(FakeVersion.V2_5),
    SESSION_TIMESTAMP(FakeVersion.V2_5),
    BM25(FakeVersion.V2_5),
    NULLABLE_FUNCTION_INPUT(FakeVersion.V2_6_3),
    KEEP_AUTO_ID(FakeVersion.V2_6_3),
    NULLABLE_META(FakeVersion.V2_6_8),
    NULLABLE_VECTORS(FakeVersion.V2_6_18);

    private final FakeVersion since;

    Feature(FakeVersion since) {
        this.since = since;
    }

    FakeVersion since() {
        return since;
    }
}
