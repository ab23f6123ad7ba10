package io.stopover.engine.probe;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a scratch collection is like.
 *
 * @param fields beside the key
 * @param newKeys the server makes the keys
 */
record Shape(
        Field key,
        List<Field> fields,
        List<Function> functions,
        boolean dynamic,
        Map<String, String> properties,
        boolean newKeys) {
    /** Name of every scratch collection's key. */
    static final String KEY = "id";

    static final String VECTOR = "vec";

    /** Partitions of a partition key. */
    static final int BUCKETS = 4;

    private static final Field NUMBER = Field.of(KEY, DataType.INT64, FieldTrait.PRIMARY_KEY);
    private static final Field FLOATS = Fields.vector(VECTOR, DataType.FLOAT_VECTOR);

    /** Numbers as keys, a vector of floats and these fields. */
    static Shape of(Field... fields) {
        List<Field> all = new ArrayList<>(List.of(FLOATS));
        all.addAll(List.of(fields));
        return of(NUMBER, all);
    }

    /** Numbers as keys and this vector only. */
    static Shape ofVector(DataType type) {
        return of(NUMBER, List.of(Fields.vector(VECTOR, type)));
    }

    /** Texts as keys and a vector of floats. */
    static Shape withTextKeys() {
        return of(Fields.text(KEY, FieldTrait.PRIMARY_KEY), List.of(FLOATS));
    }

    /** Keys that the server makes, and a vector of floats. */
    static Shape withAutoId() {
        Field key = Field.of(KEY, DataType.INT64, FieldTrait.PRIMARY_KEY, FieldTrait.AUTO_ID);
        return new Shape(key, List.of(FLOATS), List.of(), false, Map.of(), true);
    }

    private static Shape of(Field key, List<Field> fields) {
        return new Shape(key, fields, List.of(), false, Map.of(), false);
    }

    Shape withDynamicField() {
        return new Shape(key, fields, functions, true, properties, newKeys);
    }

    Shape withFunction(Function function) {
        return new Shape(key, fields, List.of(function), dynamic, properties, newKeys);
    }

    /** Auto-ID keys that are given nevertheless. */
    Shape withGivenKeys(Map<String, String> allowing) {
        return new Shape(key, fields, functions, dynamic, allowing, false);
    }

    /** The fields beside the key that an insert carries. */
    List<Field> given() {
        List<String> computed = functions.stream().flatMap(f -> f.outputs().stream()).toList();
        return fields.stream().filter(field -> !computed.contains(field.name())).toList();
    }

    CollectionSchema schema(String name) {
        List<Field> all = new ArrayList<>(List.of(key));
        all.addAll(fields);
        return new CollectionSchema(
                name, "", all, List.of(), functions, dynamic, Map.of(), List.of());
    }
}
