package io.stopover.milvus.dialect;

/**
 * What some servers can do and others cannot, each with the protocol fact and where it is known
 * from. Read from top to bottom this is a history of Milvus. "Measured" means on the real 2.3.5,
 * Lite 2.5.1 and Lite 3.2.2; everything else is from the sources named.
 */
public enum Capability {
    // --- Reading ---
    /** A query without limit returns every row. Measured: Lite 2.5.1 silently returns 16,383. */
    UNLIMITED_RANGE_READ("milvus 2.3+, lite 3.0+"),
    /** QueryResults.session_ts, pinned by guarantee_timestamp and iterator (Milvus #36943 ff.). */
    SESSION_TS("milvus 2.5+"),
    /** Query knows iterator=true; Lite 3.2.1+ orders by key only then (milvus-lite #366). */
    ITERATOR_FLAG("milvus 2.5+, lite 3.0+"),
    /**
     * A limit is applied before duplicate keys are dropped, so a page may be short or empty without
     * being the last (Milvus #52659, open on 3.0; taken to be older).
     */
    SHORT_PAGES("milvus 2.6+"),
    /** AllocTimestamp gives a hybrid timestamp. Measured: Lite 2.5.1 answers 0, 3.2.2 has none. */
    ALLOC_TIMESTAMP("milvus 2.3+"),
    /**
     * String literals know octal escapes, as Go does. Measured: Lite 3.2.2 refuses them, Lite 2.5.1
     * compares with the escape as it is written.
     */
    OCTAL_ESCAPES("milvus 2.2+"),
    /**
     * String literals can hold line breaks, as \\n and \\r. Measured: Lite 2.5.1 knows no escapes
     * but those of quotes and backslashes, and refuses a literal with a raw line break.
     */
    LINE_BREAK_ESCAPES("milvus 2.2+, lite 3.0+"),
    /**
     * What has no index on every vector field can be neither loaded nor read. Measured: both Lites
     * read what has none; Lite 3.2.2 refuses to read what has one and was released, which every
     * indexed collection is after a restart; Lite 2.5.1 reads that as well.
     */
    LOAD_NEEDS_INDEX("milvus 2.2+"),
    /** GetLoadState and LoadPartitions by partition. Measured: the Lites ignore or lack it. */
    PARTITION_LOAD("milvus 2.2+"),
    /** JSON comes back re-serialized, not byte for byte (milvus-lite 3 sources; measured). */
    REWRITES_JSON("lite 3.0+"),

    // --- Nulls ---
    /** Scalars may be null. Measured: 2.3.5 drops the attribute silently, Lite 2 refuses. */
    NULLABLE_SCALARS("milvus 2.5+, lite 3.0+"),
    /**
     * Vectors may be null (Milvus 2.6.18 release notes). Measured: Lite 3.2.2 describes them as
     * nullable and stores zeros.
     */
    NULLABLE_VECTORS("milvus 2.6.18+"),
    /** Nullable and default columns must carry valid_data (proxy 2.5; 2.6 fills it in). */
    VALID_DATA_MANDATORY("milvus 2.5..2.6"),
    /** $meta is nullable with default {} and carries valid_data (Milvus 2.6.8). */
    META_IS_NULLABLE("milvus 2.6.8+"),
    /** default_value is kept in the schema. Measured on all three. */
    DEFAULT_VALUES("milvus 2.3+, lite 2.4+"),

    // --- Keys ---
    /**
     * An insert never looks for its keys: count(*) tells every copy, queries one (Milvus #33774).
     * Measured: 2.3.5 and Lite 2.5.1; Lite 3.2.2 overwrites.
     */
    DOUBLED_KEYS("milvus 2.2+, lite 2.4..3.0"),
    /**
     * Of several copies of a key queries return the newest. Measured on the Lites; 2.3.5 returns
     * the first of two that it has not sealed yet.
     */
    NEWEST_COPY_READ("milvus 2.4+, lite 2.4+"),
    /**
     * The row with key 9223372036854775807 is returned. Measured: 2.3.5 counts it and never returns
     * it.
     */
    GREATEST_KEY_READABLE("milvus 2.4+, lite 2.4+"),
    /** Property allow_insert_auto_id lets an Auto-ID collection take given keys (Milvus 2.6.3). */
    KEEP_AUTO_ID("milvus 2.6.3+"),
    /** Given Auto-ID keys are always kept, no property needed. Measured on both Lites. */
    KEEP_AUTO_ID_UNASKED("lite 2.4+"),
    /** Upsert by key (Milvus 2.3). */
    UPSERT("milvus 2.3+, lite 2.4+"),

    // --- What lies beside rows ---
    /**
     * max_length is enforced. Measured: Lite 2.5.1 stores longer texts; Lite 3 counts characters.
     */
    TEXT_LENGTH_CHECKED("milvus 2.1+, lite 3.0+"),
    /** max_length of texts in arrays is described. Measured: Lite 3.2.2 drops it. */
    ELEMENT_LENGTH_DESCRIBED("milvus 2.3+, lite 2.4..3.0"),
    /** Names may hold any character. Measured: Lite 3.2.2 takes "größe" and "1-a". */
    FREE_NAMES("lite 3.0+"),
    /** Databases. Measured: Lite 2.5.1 has none. */
    DATABASES("milvus 2.2.9+, lite 3.0+"),
    /** DescribeDatabase and AlterDatabase. Measured: 2.3.5 answers UNIMPLEMENTED. */
    DATABASE_PROPERTIES("milvus 2.4.3+, lite 3.0+"),
    /** Partitions. Measured: Lite 2.5.1 has none and ignores partition names. */
    PARTITIONS("milvus 2.2+, lite 3.0+"),
    /** num_partitions is honoured. Measured: Lite 3.2.2 always makes 16 buckets. */
    PARTITION_COUNT("milvus 2.3+"),
    /**
     * count(*) without expression minds partition names. Measured: Lite 3.2.2 counts everything.
     */
    COUNT_BY_PARTITION("milvus 2.2+"),
    /** Aliases. Measured: Lite 2.5.1 has none. */
    ALIASES("milvus 2.2+, lite 3.0+"),
    /** DescribeCollection lists the aliases. Measured: Lite 3.2.2 wants ListAliases. */
    ALIASES_DESCRIBED("milvus 2.2+"),
    /** Properties of collections. Measured: Lite 2.5.1 drops them and has no AlterCollection. */
    PROPERTIES("milvus 2.2+, lite 3.0+"),
    /**
     * DescribeCollection tells collection id, creation time, shards, consistency level. Measured.
     */
    IDENTITY_DESCRIBED("milvus 2.2+"),
    /** DescribeCollection lists the functions. Measured: Lite 2.5.1 marks their outputs only. */
    FUNCTIONS_DESCRIBED("milvus 2.5+, lite 3.0+"),
    /** More than one vector field (Milvus 2.4). */
    SEVERAL_VECTORS("milvus 2.4+, lite 2.4+"),
    /** is_clustering_key (Milvus 2.4.8). Measured: Lite 3.2.2 drops it. */
    CLUSTERING_KEY("milvus 2.4.8+, lite 2.4..3.0"),
    /** Function type 1 (Milvus 2.5). */
    BM25("milvus 2.5+, lite 2.5+"),
    /** Function type 4 (Milvus 3.0). */
    MIN_HASH("milvus 3.0+"),

    // --- Indexes, rights ---
    /** Indexes keep the name they were given. Measured: Lite 3.2.2 names them after the field. */
    INDEX_NAMES("milvus 2.2+, lite 2.4..3.0"),
    /** Users, roles and grants over gRPC (Zilliz Cloud's API table: limited). Measured: 2.3.5. */
    RBAC("milvus 2.2+, not zilliz");

    private final String availability;

    Capability(String availability) {
        this.availability = availability;
    }

    Availability availability() {
        return Availability.parse(availability);
    }
}
