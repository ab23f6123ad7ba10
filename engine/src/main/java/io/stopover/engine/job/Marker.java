package io.stopover.engine.job;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells whether two connections lead to one server that tells no identities: what is made through
 * one is then there through the other.
 */
record Marker(Catalog source, Catalog target) {
    /** Makes an empty collection on the target and drops it again. */
    boolean seen(String database) {
        CollectionName name =
                new CollectionName(
                        database,
                        "stopover_marker_" + UUID.randomUUID().toString().replace("-", ""));
        Field vector = Field.of("v", DataType.FLOAT_VECTOR).withTypeParams(Map.of("dim", "2"));
        CollectionSchema schema =
                new CollectionSchema(
                        name.collection(),
                        "",
                        List.of(Field.of("k", DataType.INT64, FieldTrait.PRIMARY_KEY), vector),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of());
        try {
            target.create(name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
            return source.describe(name).isPresent();
        } finally {
            CleanUp.run(() -> target.drop(name));
        }
    }
}
