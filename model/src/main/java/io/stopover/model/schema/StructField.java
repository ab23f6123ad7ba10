package io.stopover.model.schema;

import java.util.List;
import java.util.Map;

/** An array-of-struct field; its sub-fields carry their short names. */
public record StructField(
        String name,
        String description,
        List<Field> fields,
        Map<String, String> typeParams,
        List<String> unrecognized) {
    public StructField {
        fields = List.copyOf(fields);
        typeParams = Map.copyOf(typeParams);
        unrecognized = List.copyOf(unrecognized);
    }
}
