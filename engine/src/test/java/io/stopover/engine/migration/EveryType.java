package io.stopover.engine.migration;

import static io.stopover.testkit.client.Columns.arrays;
import static io.stopover.testkit.client.Columns.bools;
import static io.stopover.testkit.client.Columns.doubles;
import static io.stopover.testkit.client.Columns.floats;
import static io.stopover.testkit.client.Columns.geometries;
import static io.stopover.testkit.client.Columns.ints;
import static io.stopover.testkit.client.Columns.json;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.sparse;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static io.stopover.testkit.client.Schemas.array;
import static io.stopover.testkit.client.Schemas.field;
import static io.stopover.testkit.client.Schemas.pair;
import static io.stopover.testkit.client.Schemas.varchar;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.ValueField;
import io.milvus.grpc.VectorField;
import io.stopover.testkit.fake.FakeVersion;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A type with two values, the first of them at an edge.
 *
 * @param since the first line of the fake that takes it
 * @param values as many of the two values as there are numbers, 0 for the first and 1 for the
 *     second
 * @param standard a default where the type may have one
 */
record EveryType(
        FakeVersion since,
        FieldSchema.Builder schema,
        Function<int[], FieldData.Builder> values,
        Optional<ValueField.Builder> standard) {
    private static final int DIM = 16;

    /** Every scalar type of a line, arrays of every element type among them. */
    static List<EveryType> scalars(FakeVersion version) {
        return Stream.of(
                        type(
                                field("bool", DataType.Bool),
                                at -> bools("bool", pick(at, new Boolean[] {true, false})),
                                ValueField.newBuilder().setBoolData(true)),
                        integers(DataType.Int8, -128, 127),
                        integers(DataType.Int16, -32_768, 32_767),
                        integers(DataType.Int32, Integer.MIN_VALUE, Integer.MAX_VALUE),
                        type(
                                field("int64", DataType.Int64),
                                at -> longs("int64", pick(at, Long.MIN_VALUE, Long.MAX_VALUE)),
                                ValueField.newBuilder().setLongData(-1)),
                        type(
                                field("float", DataType.Float),
                                at -> floats("float", pick(at, new Float[] {-0f, Float.MIN_VALUE})),
                                ValueField.newBuilder().setFloatData(1.5f)),
                        type(
                                field("double", DataType.Double),
                                at ->
                                        doubles(
                                                "double",
                                                pick(at, new Double[] {-0d, Double.MAX_VALUE})),
                                ValueField.newBuilder().setDoubleData(1.5)),
                        type(
                                varchar("text", 100),
                                at -> texts("text", pick(at, new String[] {"", "\"\\\u4e00😀\0"})),
                                ValueField.newBuilder().setStringData("none")),
                        type(
                                field("json", DataType.JSON),
                                at ->
                                        json(
                                                "json",
                                                pick(
                                                        at,
                                                        new String[] {
                                                            "{\"a\" : 9223372036854775807}",
                                                            "[null, 1.10]"
                                                        }))),
                        arraysOf(DataType.Bool, bools("", true, false), bools("", false)),
                        arraysOf(DataType.Int8, elements(DataType.Int8, -128, 127)),
                        arraysOf(DataType.Int16, elements(DataType.Int16, -32_768, 1)),
                        arraysOf(DataType.Int32, elements(DataType.Int32, -1, 1)),
                        arraysOf(DataType.Int64, longs("", Long.MIN_VALUE, 1), longs("", 7)),
                        arraysOf(DataType.Float, floats("", -0f, 1f), floats("", 2f)),
                        arraysOf(DataType.Double, doubles("", -0d, 1d), doubles("", 2d)),
                        arraysOf(DataType.VarChar, texts("", "", "a\"b"), texts("", "é")),
                        since(
                                FakeVersion.V2_6_8,
                                type(
                                        field("shape", DataType.Geometry),
                                        at ->
                                                geometries(
                                                        "shape",
                                                        pick(
                                                                at,
                                                                new String[] {
                                                                    "POINT (1 2)",
                                                                    "LINESTRING (0 0, 1 1.50)"
                                                                })),
                                        ValueField.newBuilder().setStringData("POINT (0 0)"))),
                        since(
                                FakeVersion.V2_6_8,
                                type(
                                        field("time", DataType.Timestamptz),
                                        at ->
                                                texts(
                                                        "time",
                                                        DataType.Timestamptz,
                                                        pick(
                                                                at,
                                                                new String[] {
                                                                    "1970-01-01T00:00:00Z",
                                                                    "2025-01-02T03:04:05.123456Z"
                                                                })),
                                        ValueField.newBuilder()
                                                .setStringData("2000-01-01T00:00:00Z"))))
                .filter(type -> version.compareTo(type.since) >= 0)
                .toList();
    }

    /** Every vector type of a line beside the float vector that every collection has. */
    static List<EveryType> vectorTypes(FakeVersion version) {
        return Stream.of(
                        bytes(
                                "binary",
                                DataType.BinaryVector,
                                DIM / Byte.SIZE,
                                (vector, rows) -> vector.setBinaryVector(rows)),
                        bytes(
                                "float16",
                                DataType.Float16Vector,
                                DIM * 2,
                                (vector, rows) -> vector.setFloat16Vector(rows)),
                        bytes(
                                "bfloat16",
                                DataType.BFloat16Vector,
                                DIM * 2,
                                (vector, rows) -> vector.setBfloat16Vector(rows)),
                        since(
                                FakeVersion.V2_6_3,
                                bytes(
                                        "int8vec",
                                        DataType.Int8Vector,
                                        DIM,
                                        (vector, rows) -> vector.setInt8Vector(rows))),
                        type(
                                field("sparse", DataType.SparseFloatVector),
                                at ->
                                        sparse(
                                                "sparse",
                                                pick(
                                                        at,
                                                        new ByteString[] {
                                                            ByteString.EMPTY,
                                                            hex("000000000000803f070000000000003f")
                                                        }))))
                .map(type -> since(FakeVersion.V2_4, type))
                .filter(type -> version.compareTo(type.since) >= 0)
                .toList();
    }

    /** The name of the field. */
    String name() {
        return schema.getName();
    }

    private static EveryType type(
            FieldSchema.Builder schema, Function<int[], FieldData.Builder> values) {
        return new EveryType(FakeVersion.V2_3, schema, values, Optional.empty());
    }

    private static EveryType type(
            FieldSchema.Builder schema,
            Function<int[], FieldData.Builder> values,
            ValueField.Builder standard) {
        return new EveryType(FakeVersion.V2_3, schema, values, Optional.of(standard));
    }

    /** The same type, known from this line on, or from its own where that is later. */
    private static EveryType since(FakeVersion version, EveryType type) {
        FakeVersion later = version.compareTo(type.since) > 0 ? version : type.since;
        return new EveryType(later, type.schema, type.values, type.standard);
    }

    private static EveryType integers(DataType type, int least, int greatest) {
        String name = type.name().toLowerCase(java.util.Locale.ROOT);
        return type(
                field(name, type),
                at -> ints(name, type, pick(at, new Integer[] {least, greatest})),
                ValueField.newBuilder().setIntData(-7));
    }

    private static FieldData.Builder[] elements(DataType type, int first, int second) {
        return new FieldData.Builder[] {ints("", type, first, second), ints("", type, second)};
    }

    /** The first value is an array of these elements, the second has others. */
    private static EveryType arraysOf(DataType element, FieldData.Builder... rows) {
        String name = "array_of_" + element.name();
        return type(array(name, element), at -> arrays(name, element, pick(at, rows)));
    }

    private interface Setter {
        VectorField.Builder set(VectorField.Builder vector, ByteString rows);
    }

    private static EveryType bytes(String name, DataType type, int width, Setter setter) {
        ByteString[] rows = {ByteString.copyFrom(new byte[width]), hex("3f01".repeat(width / 2))};
        return type(
                field(name, type).addTypeParams(pair("dim", "" + DIM)),
                at ->
                        vectors(
                                name,
                                type,
                                setter.set(
                                        VectorField.newBuilder().setDim(DIM),
                                        ByteString.copyFrom(List.of(pick(at, rows))))));
    }

    private static ByteString hex(String digits) {
        return ByteString.copyFrom(HexFormat.of().parseHex(digits));
    }

    private static <T> T[] pick(int[] at, T[] values) {
        T[] picked = Arrays.copyOf(values, at.length);
        for (int i = 0; i < at.length; i++) {
            picked[i] = values[at[i]];
        }
        return picked;
    }

    private static long[] pick(int[] at, long first, long second) {
        return Arrays.stream(at).mapToLong(i -> i == 0 ? first : second).toArray();
    }
}
