package io.stopover.e2e.bench;

import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A generated collection: ids 1 to n and a float vector; with {@code scalars} a double, an int32, a
 * text and the dynamic field as well.
 *
 * @param flat the vector's index is FLAT, which takes no time to build; otherwise the server's own
 *     choice
 */
record Sample(String name, int rows, int dim, boolean scalars, boolean flat) {
    static final String VECTOR = "vec";

    CollectionName at() {
        return new CollectionName(CollectionName.DEFAULT_DATABASE, name);
    }

    Sample called(String other, int otherRows) {
        return new Sample(other, otherRows, dim, scalars, flat);
    }

    CollectionSchema schema() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY));
        fields.add(
                Field.of(VECTOR, DataType.FLOAT_VECTOR)
                        .withTypeParams(Map.of("dim", Integer.toString(dim))));
        if (scalars) {
            fields.add(Field.of("price", DataType.DOUBLE));
            fields.add(Field.of("stock", DataType.INT32));
            fields.add(
                    Field.of("title", DataType.VARCHAR).withTypeParams(Map.of("max_length", "32")));
        }
        return new CollectionSchema(
                name, "", fields, List.of(), List.of(), scalars, Map.of(), List.of());
    }
}
