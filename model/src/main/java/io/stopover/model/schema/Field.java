package io.stopover.model.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a schema.
 *
 * @param elementType of an array or array of vectors, else {@link DataType#NONE}
 * @param typeParams as the server spells them: dim, max_length, max_capacity, mmap.enabled, …
 * @param unrecognized attributes the server sent and this build cannot carry, in words
 */
public record Field(
        String name,
        DataType type,
        DataType elementType,
        String description,
        Set<FieldTrait> traits,
        Map<String, String> typeParams,
        Optional<DefaultValue> defaultValue,
        List<String> unrecognized) {

    public Field {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(elementType, "elementType");
        requireNonNull(description, "description");
        traits = Set.copyOf(traits);
        typeParams = Map.copyOf(typeParams);
        requireNonNull(defaultValue, "defaultValue");
        unrecognized = List.copyOf(unrecognized);
    }

    /** A field with nothing but a name, a type and traits. */
    public static Field of(String name, DataType type, FieldTrait... traits) {
        return new Field(
                name,
                type,
                DataType.NONE,
                "",
                Set.of(traits),
                Map.of(),
                Optional.empty(),
                List.of());
    }

    public boolean is(FieldTrait trait) {
        return traits.contains(trait);
    }

    /** An integer type parameter such as {@code dim} or {@code max_length}; 0 when absent. */
    public int intParam(String key) {
        return Integer.parseInt(typeParams.getOrDefault(key, "0"));
    }

    public Field withTraits(Set<FieldTrait> newTraits) {
        return new Field(
                name,
                type,
                elementType,
                description,
                newTraits,
                typeParams,
                defaultValue,
                unrecognized);
    }

    public Field withTypeParams(Map<String, String> newTypeParams) {
        return new Field(
                name,
                type,
                elementType,
                description,
                traits,
                newTypeParams,
                defaultValue,
                unrecognized);
    }
}
