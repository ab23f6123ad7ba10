package io.stopover.engine.probe;

import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields of scratch collections, named after their types. */
final class Fields {
    static final int DIM = 8;
    static final int LONGEST_TEXT = 3_000;

    private static final Map<String, String> TEXT_PARAMS =
            Map.of("max_length", Integer.toString(LONGEST_TEXT));

    private Fields() {}

    static Field scalar(DataType type) {
        Field field = Field.of(name(type), type);
        return type == DataType.VARCHAR ? field.withTypeParams(TEXT_PARAMS) : field;
    }

    static Field array(DataType element) {
        return new Field(
                "array_of_" + name(element),
                DataType.ARRAY,
                element,
                "",
                Set.of(),
                element == DataType.VARCHAR
                        ? Map.of("max_capacity", "8", "max_length", "100")
                        : Map.of("max_capacity", "8"),
                Optional.empty(),
                List.of());
    }

    static Field text(String name, FieldTrait... traits) {
        return Field.of(name, DataType.VARCHAR, traits).withTypeParams(TEXT_PARAMS);
    }

    static Field vector(String name, DataType type) {
        Field field = Field.of(name, type);
        return type == DataType.SPARSE_FLOAT_VECTOR
                ? field
                : field.withTypeParams(Map.of("dim", Integer.toString(dim(type))));
    }

    /** Dimensions that make a vector of bytes {@link #DIM} bytes long. */
    static int dim(DataType vector) {
        return vector == DataType.BINARY_VECTOR ? DIM * Byte.SIZE : DIM;
    }

    static Field nullable(Field field) {
        return field.withTraits(Set.of(FieldTrait.NULLABLE));
    }

    /** A text that is this unless something else is given. */
    static Field withDefault(Field text, String value) {
        return new Field(
                text.name(),
                text.type(),
                text.elementType(),
                text.description(),
                text.traits(),
                text.typeParams(),
                Optional.of(new DefaultValue.OfText(value)),
                text.unrecognized());
    }

    private static String name(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
