package io.stopover.engine.probe;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.BoolArray;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DoubleArray;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.GeometryWktArray;
import io.milvus.grpc.IntArray;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.StringArray;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Columns of sample values, those at the edges of their types first. */
final class Columns {
    private static final List<Boolean> BOOLS = List.of(true, false);
    private static final List<Long> LONGS = List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L);
    private static final List<Float> FLOATS = List.of(-0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f);
    private static final List<Double> DOUBLES =
            List.of(-0d, Double.MIN_VALUE, -Double.MAX_VALUE, 0.1);
    private static final List<String> TEXTS = List.of("", "\"a\\b'", "\\u4e00 一", "😀\t\u0001é");
    private static final List<String> JSON =
            List.of(
                    "{\"a\" : 9223372036854775807, \"é\":\"\\u4e00\"}",
                    "{}",
                    "{\"n\":{\"x\":[1,-2.5,null,true]}}",
                    "{\"b\":1, \"a\":\"😀\"}");

    /** Lite 3.2.2 knows no other kinds. */
    private static final List<String> SHAPES =
            List.of("POINT (1 2)", "POLYGON ((0 0, 2 0, 1 1.5, 0 0))", "POINT (-0.5 89)");

    private static final List<String> TIMES =
            List.of(
                    "1970-01-01T00:00:00Z",
                    "2025-01-02T03:04:05.123456Z",
                    "1969-12-31T23:59:59.999999Z");

    private Columns() {}

    static FieldData longs(String name, long... values) {
        return column(name, DataType.Int64, longs(Arrays.stream(values).boxed().toList()));
    }

    static FieldData texts(String name, List<String> values) {
        return column(name, DataType.VarChar, strings(values));
    }

    /** The dynamic field. */
    static FieldData meta(int rows) {
        return column(CollectionSchema.META, DataType.JSON, json(rows)).toBuilder()
                .setIsDynamic(true)
                .build();
    }

    /** So many sample values of the field's type. */
    static FieldData of(Field field, int rows) {
        return field.type().isVector()
                ? VectorColumns.of(field.name(), field.type(), rows)
                : column(
                        field.name(),
                        DataType.forNumber(field.type().number()),
                        field.type() == io.stopover.model.schema.DataType.ARRAY
                                ? arrays(field.elementType(), rows)
                                : scalars(field.type(), rows, 0));
    }

    /** Arrays without elements, which servers answer without saying of which type they are. */
    static FieldData emptyArrays(Field field, int rows) {
        List<ScalarField> untyped =
                IntStream.range(0, rows).mapToObj(i -> ScalarField.getDefaultInstance()).toList();
        return column(field.name(), DataType.Array, arrays(field.elementType(), untyped));
    }

    /** The same column with nulls in every second row, as a server answers it. */
    static FieldData withNulls(FieldData column, int rows) {
        List<Boolean> valid = IntStream.range(0, rows).mapToObj(i -> i % 2 == 0).toList();
        return column.toBuilder().addAllValidData(valid).build();
    }

    private static FieldData column(String name, DataType type, ScalarField scalars) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setScalars(scalars).build();
    }

    private static ScalarField arrays(io.stopover.model.schema.DataType element, int rows) {
        return arrays(
                element,
                IntStream.range(0, rows).mapToObj(i -> scalars(element, 1 + i % 3, i)).toList());
    }

    private static ScalarField arrays(
            io.stopover.model.schema.DataType element, List<ScalarField> rows) {
        return ScalarField.newBuilder()
                .setArrayData(
                        ArrayArray.newBuilder()
                                .setElementTypeValue(element.number())
                                .addAllData(rows))
                .build();
    }

    private static ScalarField scalars(
            io.stopover.model.schema.DataType type, int rows, int first) {
        return switch (type) {
            case BOOL ->
                    ScalarField.newBuilder()
                            .setBoolData(
                                    BoolArray.newBuilder().addAllData(cycle(BOOLS, rows, first)))
                            .build();
            case INT8 -> ints(Byte.MIN_VALUE, Byte.MAX_VALUE, rows, first);
            case INT16 -> ints(Short.MIN_VALUE, Short.MAX_VALUE, rows, first);
            case INT32 -> ints(Integer.MIN_VALUE, Integer.MAX_VALUE, rows, first);
            case INT64 -> longs(cycle(LONGS, rows, first));
            case FLOAT ->
                    ScalarField.newBuilder()
                            .setFloatData(
                                    FloatArray.newBuilder().addAllData(cycle(FLOATS, rows, first)))
                            .build();
            case DOUBLE ->
                    ScalarField.newBuilder()
                            .setDoubleData(
                                    DoubleArray.newBuilder()
                                            .addAllData(cycle(DOUBLES, rows, first)))
                            .build();
            case VARCHAR, TEXT -> strings(cycle(TEXTS, rows, first));
            case TIMESTAMPTZ -> strings(cycle(TIMES, rows, first));
            case JSON -> json(rows);
            case GEOMETRY ->
                    ScalarField.newBuilder()
                            .setGeometryWktData(
                                    GeometryWktArray.newBuilder()
                                            .addAllData(cycle(SHAPES, rows, first)))
                            .build();
            case ARRAY,
                    BINARY_VECTOR,
                    FLOAT_VECTOR,
                    FLOAT16_VECTOR,
                    BFLOAT16_VECTOR,
                    SPARSE_FLOAT_VECTOR,
                    INT8_VECTOR,
                    ARRAY_OF_VECTOR,
                    ARRAY_OF_STRUCT,
                    STRUCT,
                    NONE,
                    UNRECOGNIZED ->
                    throw new IllegalArgumentException("no samples of " + type);
        };
    }

    private static ScalarField ints(int least, int most, int rows, int first) {
        return ScalarField.newBuilder()
                .setIntData(
                        IntArray.newBuilder()
                                .addAllData(cycle(List.of(least, most, 7), rows, first)))
                .build();
    }

    private static ScalarField longs(List<Long> values) {
        return ScalarField.newBuilder()
                .setLongData(LongArray.newBuilder().addAllData(values))
                .build();
    }

    private static ScalarField strings(List<String> values) {
        return ScalarField.newBuilder()
                .setStringData(StringArray.newBuilder().addAllData(values))
                .build();
    }

    private static ScalarField json(int rows) {
        List<ByteString> values =
                cycle(JSON, rows, 0).stream().map(ByteString::copyFromUtf8).toList();
        return ScalarField.newBuilder()
                .setJsonData(JSONArray.newBuilder().addAllData(values))
                .build();
    }

    private static <T> List<T> cycle(List<T> values, int rows, int first) {
        return IntStream.range(first, first + rows)
                .mapToObj(i -> values.get(i % values.size()))
                .toList();
    }
}
