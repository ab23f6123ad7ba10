package io.stopover.model.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema as a server describes it, without system fields and without {@code $meta}.
 *
 * @param unrecognized attributes the server sent and this build cannot carry, in words
 */
public record CollectionSchema(
        String name,
        String description,
        List<Field> fields,
        List<StructField> structs,
        List<Function> functions,
        boolean dynamicField,
        Map<String, String> properties,
        List<String> unrecognized) {

    /** Name of the JSON column that holds the dynamic field's keys. */
    public static final String META = "$meta";

    public CollectionSchema {
        fields = List.copyOf(fields);
        structs = List.copyOf(structs);
        functions = List.copyOf(functions);
        properties = Map.copyOf(properties);
        unrecognized = List.copyOf(unrecognized);
        if (fields.stream().filter(f -> f.is(FieldTrait.PRIMARY_KEY)).count() != 1) {
            throw new IllegalArgumentException("schema " + name + " needs exactly one primary key");
        }
    }

    public Field primaryKey() {
        return fields.stream().filter(f -> f.is(FieldTrait.PRIMARY_KEY)).findFirst().orElseThrow();
    }

    public boolean autoId() {
        return primaryKey().is(FieldTrait.AUTO_ID);
    }

    public Optional<Field> partitionKey() {
        return fields.stream().filter(f -> f.is(FieldTrait.PARTITION_KEY)).findFirst();
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    public List<Field> vectors() {
        return fields.stream().filter(f -> f.type().isVector()).toList();
    }

    /** Fields whose values travel: everything but outputs that the target computes anew. */
    public List<Field> storedFields() {
        Set<String> computed =
                functions.stream()
                        .filter(Function::recomputedOnInsert)
                        .flatMap(f -> f.outputs().stream())
                        .collect(Collectors.toSet());
        return fields.stream().filter(f -> !computed.contains(f.name())).toList();
    }

    public CollectionSchema withName(String newName) {
        return new CollectionSchema(
                newName,
                description,
                fields,
                structs,
                functions,
                dynamicField,
                properties,
                unrecognized);
    }

    public CollectionSchema withFields(List<Field> newFields) {
        return new CollectionSchema(
                name,
                description,
                newFields,
                structs,
                functions,
                dynamicField,
                properties,
                unrecognized);
    }
}
