package io.stopover.engine.probe;

import static io.stopover.engine.probe.RoundTrip.Spelling.KEPT;
import static io.stopover.engine.probe.RoundTrip.Spelling.MAY_CHANGE;
import static io.stopover.model.schema.DataType.BFLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.BINARY_VECTOR;
import static io.stopover.model.schema.DataType.BOOL;
import static io.stopover.model.schema.DataType.DOUBLE;
import static io.stopover.model.schema.DataType.FLOAT;
import static io.stopover.model.schema.DataType.FLOAT16_VECTOR;
import static io.stopover.model.schema.DataType.FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.GEOMETRY;
import static io.stopover.model.schema.DataType.INT16;
import static io.stopover.model.schema.DataType.INT32;
import static io.stopover.model.schema.DataType.INT64;
import static io.stopover.model.schema.DataType.INT8;
import static io.stopover.model.schema.DataType.INT8_VECTOR;
import static io.stopover.model.schema.DataType.JSON;
import static io.stopover.model.schema.DataType.SPARSE_FLOAT_VECTOR;
import static io.stopover.model.schema.DataType.TEXT;
import static io.stopover.model.schema.DataType.TIMESTAMPTZ;
import static io.stopover.model.schema.DataType.VARCHAR;

import io.milvus.grpc.FieldData;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Values of each type go into one scratch collection and, column by column, into a second one. */
final class Types {
    private static final int ROWS = 6;

    private static final List<DataType> SCALARS =
            List.of(BOOL, INT8, INT16, INT32, INT64, FLOAT, DOUBLE, VARCHAR);

    private static final Shape MANY =
            shape(
                            Stream.concat(
                                    Stream.of(Fields.scalar(JSON)),
                                    SCALARS.stream()
                                            .flatMap(type ->
                                                    Stream.of(
                                                            Fields.scalar(type),
                                                            Fields.array(type)))))
                    .withDynamicField();
    private static final Shape NULLABLE =
            shape(
                    Stream.concat(
                                    Stream.of(Fields.scalar(JSON), Fields.array(INT64)),
                                    SCALARS.stream().map(Fields::scalar))
                            .map(Fields::nullable));
    private static final Shape NULL_VECTOR =
            Shape.of(Fields.nullable(Fields.vector("perhaps", FLOAT_VECTOR)));
    private static final Shape DEFAULT =
            Shape.of(Fields.withDefault(Fields.scalar(VARCHAR), "nothing"));
    private static final Shape NULLABLE_DEFAULT =
            Shape.of(Fields.withDefault(Fields.nullable(Fields.scalar(VARCHAR)), "nothing"));
    private static final Shape SPACE_AND_TIME =
            Shape.of(Fields.scalar(GEOMETRY), Fields.scalar(TIMESTAMPTZ));
    private static final Shape LONG_TEXT = Shape.of(Fields.scalar(TEXT));

    private static final String LOST =
            "Collections with such fields would not arrive as they are: leave them out with --exclude, or use another version.";

    private Types() {}

    static Stream<Chapter> chapters() {
        return Stream.of(
                        List.of(
                                travel(
                                        "Scalars, JSON, arrays and dynamic fields arrive unchanged",
                                        MANY),
                                Case.of(
                                        "Arrays without elements arrive unchanged",
                                        LOST,
                                        Types::emptyArrays)),
                        List.of(
                                travel("Null scalars arrive as nulls", NULLABLE)
                                        .needing(Capability.NULLABLE_SCALARS)),
                        List.of(
                                travel("Fields with a default arrive unchanged", DEFAULT)
                                        .needing(Capability.DEFAULT_VALUES)),
                        List.of(
                                travel("A null becomes the field's default", NULLABLE_DEFAULT)
                                        .needing(Capability.NULLABLE_SCALARS)
                                        .needing(Capability.DEFAULT_VALUES)),
                        List.of(
                                travel("Null vectors arrive as nulls", NULL_VECTOR)
                                        .needing(Capability.NULLABLE_VECTORS)),
                        List.of(
                                Case.of(
                                                "Shapes and times arrive unchanged",
                                                LOST,
                                                scratch ->
                                                        travel(scratch, SPACE_AND_TIME, MAY_CHANGE))
                                        .withAnyOf(List.of(GEOMETRY, TIMESTAMPTZ))),
                        List.of(
                                Case.of("Long texts arrive unchanged", LOST, Types::longTexts)
                                        .withAnyOf(List.of(TEXT))),
                        vectors(BINARY_VECTOR),
                        vectors(FLOAT16_VECTOR),
                        vectors(BFLOAT16_VECTOR),
                        vectors(INT8_VECTOR),
                        vectors(SPARSE_FLOAT_VECTOR))
                .map(cases -> () -> cases);
    }

    private static List<Case> vectors(DataType type) {
        String word = type.name().toLowerCase(Locale.ROOT).replace("_vector", "");
        return List.of(
                travel("Vectors of type " + word + " arrive unchanged", Shape.ofVector(type))
                        .withAnyOf(List.of(type)));
    }

    private static Case travel(String name, Shape shape) {
        return Case.of(name, LOST, scratch -> travel(scratch, shape, KEPT));
    }

    private static void travel(Scratch scratch, Shape shape, RoundTrip.Spelling spelling)
            throws InterruptedException {
        Sample rows = Sample.of(shape, Sample.keys(1, ROWS));
        RoundTrip.of(scratch, shape, rows, Sample.range(1, ROWS), spelling);
    }

    private static void emptyArrays(Scratch scratch) throws InterruptedException {
        long first = 1 + ROWS;
        Sample rows = Sample.of(MANY, Types::emptied, Sample.keys(first, ROWS));
        RoundTrip.of(scratch, MANY, rows, Sample.range(first, ROWS), KEPT);
    }

    /** The type needs Storage V3, which is off by default in Milvus 3.0. */
    private static void longTexts(Scratch scratch) throws InterruptedException {
        try {
            scratch.create(LONG_TEXT);
        } catch (StopoverException e) {
            if (e.code() == ErrorCode.TARGET_REFUSED) {
                throw new Inapplicable("the server does not take type TEXT: " + e.getMessage());
            }
            throw e;
        }
        travel(scratch, LONG_TEXT, KEPT);
    }

    private static FieldData emptied(Field field) {
        return field.type() == DataType.ARRAY
                ? Columns.emptyArrays(field, ROWS)
                : Sample.column(field, ROWS);
    }

    private static Shape shape(Stream<Field> fields) {
        return Shape.of(fields.toArray(Field[]::new));
    }
}
