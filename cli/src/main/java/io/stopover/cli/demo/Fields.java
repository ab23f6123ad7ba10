package io.stopover.cli.demo;

import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shop's fields with what their types demand. */
final class Fields {
    private Fields() {}

    static Field text(String name, int maxLength, FieldTrait... traits) {
        return Field.of(name, DataType.VARCHAR, traits)
                .withTypeParams(Map.of("max_length", Integer.toString(maxLength)));
    }

    static Field vector(int dim) {
        return Field.of(ShopTable.VECTOR, DataType.FLOAT_VECTOR)
                .withTypeParams(Map.of("dim", Integer.toString(dim)));
    }

    static Field array(String name, DataType element, Map<String, String> typeParams) {
        return new Field(
                name,
                DataType.ARRAY,
                element,
                "",
                Set.of(),
                typeParams,
                Optional.empty(),
                List.of());
    }
}
