package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Creates a collection with everything that the dialect offers and has it described. */
final class SchemaCase {
    /** With the vector that every scratch collection has: Zilliz Cloud allows four. */
    private static final int MORE_VECTORS = 3;

    private static final List<DataType> SCALARS =
            List.of(
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.FLOAT,
                    DataType.DOUBLE,
                    DataType.VARCHAR,
                    DataType.JSON,
                    DataType.GEOMETRY,
                    DataType.TIMESTAMPTZ);

    private SchemaCase() {}

    static void check(Scratch scratch) {
        Shape wanted = Shape.of(fields(scratch.dialect())).withDynamicField();
        CollectionSchema made = scratch.create(wanted).info().schema();
        wanted.schema("").fields().forEach(field -> compare(field, made.field(field.name())));
        params(wanted, scratch.dialect())
                .forEach(field -> compareParams(field, made.field(field.name()).orElseThrow()));
        Deviation.unlessSame("as the dynamic field", true, made.dynamicField());
        Deviation.unlessSame("as unknown attributes", List.of(), made.unrecognized());
    }

    private static Field[] fields(Dialect dialect) {
        List<Field> fields = new ArrayList<>();
        SCALARS.stream().filter(dialect::supports).map(Fields::scalar).forEach(fields::add);
        fields.add(Fields.array(DataType.INT64));
        fields.add(Fields.array(DataType.VARCHAR));
        if (dialect.has(Capability.NULLABLE_SCALARS)) {
            fields.add(Fields.nullable(Fields.text("perhaps")));
        }
        if (dialect.has(Capability.DEFAULT_VALUES)) {
            fields.add(Fields.withDefault(Fields.text("usually"), "nothing"));
        }
        if (dialect.has(Capability.SEVERAL_VECTORS)) {
            Stream.of(DataType.BINARY_VECTOR, DataType.FLOAT16_VECTOR, DataType.SPARSE_FLOAT_VECTOR)
                    .filter(dialect::supports)
                    .limit(MORE_VECTORS)
                    .forEach(type -> fields.add(Fields.vector("vector_" + type.number(), type)));
        }
        return fields.toArray(Field[]::new);
    }

    private static void compare(Field wanted, Optional<Field> found) {
        Field seen =
                found.orElseThrow(() -> new Deviation("a field " + wanted.name(), "no such field"));
        String of = " of field " + wanted.name();
        Deviation.unlessSame("as type" + of, wanted.type(), seen.type());
        Deviation.unlessSame("as element type" + of, wanted.elementType(), seen.elementType());
        Deviation.unlessSame("as traits" + of, wanted.traits(), seen.traits());
        Deviation.unlessSame("as default" + of, wanted.defaultValue(), seen.defaultValue());
        Deviation.unlessSame("as unknown attributes" + of, List.of(), seen.unrecognized());
    }

    private static Stream<Field> params(Shape wanted, Dialect dialect) {
        return wanted.fields().stream()
                .filter(field ->
                        field.elementType() != DataType.VARCHAR
                                || dialect.has(Capability.ELEMENT_LENGTH_DESCRIBED));
    }

    private static void compareParams(Field wanted, Field seen) {
        String of = " of field " + wanted.name();
        wanted.typeParams()
                .forEach((name, value) ->
                        Deviation.unlessSame(
                                "as " + name + of,
                                value,
                                seen.typeParams().getOrDefault(name, "nothing")));
    }
}
