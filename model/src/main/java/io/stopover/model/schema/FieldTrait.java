package io.stopover.model.schema;

/** The yes-or-no attributes of a field. */
public enum FieldTrait {
    PRIMARY_KEY,
    AUTO_ID,
    PARTITION_KEY,
    CLUSTERING_KEY,
    NULLABLE,
    FUNCTION_OUTPUT
}
