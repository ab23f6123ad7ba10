package io.stopover.milvus.frame;

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
import io.milvus.grpc.SparseFloatArray;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.TimestamptzArray;
import io.milvus.grpc.VectorField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Columns built and read with the generated classes. A value is a Long where the wire has a varint,
 * else its bytes.
 */
final class TypedColumns {
    static final List<DataType> TYPES =
            List.of(
                    DataType.Bool,
                    DataType.Int8,
                    DataType.Int32,
                    DataType.Int64,
                    DataType.Float,
                    DataType.Double,
                    DataType.VarChar,
                    DataType.JSON,
                    DataType.Geometry,
                    DataType.Timestamptz,
                    DataType.Array,
                    DataType.BinaryVector,
                    DataType.FloatVector,
                    DataType.Float16Vector,
                    DataType.BFloat16Vector,
                    DataType.SparseFloatVector,
                    DataType.Int8Vector);

    private static final int DIM = 16;

    private final Random random;

    TypedColumns(long seed) {
        this.random = new Random(seed);
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    /** A column of {@code values} values without flags. */
    FieldData.Builder column(DataType type, int values) {
        FieldData.Builder column =
                FieldData.newBuilder()
                        .setFieldName("field_" + type.name())
                        .setType(type)
                        .setFieldId(100 + type.getNumber());
        return type.getNumber() >= DataType.BinaryVector_VALUE
                ? column.setVectors(vectors(type, values))
                : column.setScalars(scalars(type, values));
    }

    /** Flags for {@code rows} rows of which exactly {@code valid} are valid. */
    List<Boolean> flags(int rows, int valid) {
        List<Boolean> flags = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            flags.add(row < valid);
        }
        Collections.shuffle(flags, random);
        return flags;
    }

    private ScalarField scalars(DataType type, int n) {
        ScalarField.Builder field = ScalarField.newBuilder();
        return switch (type) {
            case Bool ->
                    field.setBoolData(
                                    BoolArray.newBuilder()
                                            .addAllData(list(n, i -> random.nextBoolean())))
                            .build();
            case Int8 ->
                    field.setIntData(
                                    IntArray.newBuilder()
                                            .addAllData(list(n, i -> random.nextInt(-128, 128))))
                            .build();
            case Int32 ->
                    field.setIntData(
                                    IntArray.newBuilder()
                                            .addAllData(list(n, i -> random.nextInt())))
                            .build();
            case Int64 ->
                    field.setLongData(LongArray.newBuilder().addAllData(list(n, i -> number())))
                            .build();
            case Float ->
                    field.setFloatData(
                                    FloatArray.newBuilder()
                                            .addAllData(list(n, i -> random.nextFloat())))
                            .build();
            case Double ->
                    field.setDoubleData(
                                    DoubleArray.newBuilder()
                                            .addAllData(list(n, i -> random.nextDouble())))
                            .build();
            case VarChar ->
                    field.setStringData(StringArray.newBuilder().addAllData(list(n, i -> text())))
                            .build();
            case JSON ->
                    field.setJsonData(JSONArray.newBuilder().addAllData(list(n, i -> bytes())))
                            .build();
            case Geometry ->
                    field.setGeometryWktData(
                                    GeometryWktArray.newBuilder().addAllData(list(n, i -> text())))
                            .build();
            case Timestamptz ->
                    field.setTimestamptzData(
                                    TimestamptzArray.newBuilder()
                                            .addAllData(list(n, i -> number())))
                            .build();
            case Array ->
                    field.setArrayData(
                                    ArrayArray.newBuilder()
                                            .setElementType(DataType.Int64)
                                            .addAllData(
                                                    list(n, i -> scalars(DataType.Int64, upTo(4)))))
                            .build();
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private VectorField vectors(DataType type, int n) {
        VectorField.Builder field = VectorField.newBuilder().setDim(DIM);
        return switch (type) {
            case BinaryVector -> field.setBinaryVector(bytes(n * DIM / 8)).build();
            case FloatVector ->
                    field.setFloatVector(
                                    FloatArray.newBuilder()
                                            .addAllData(list(n * DIM, i -> random.nextFloat())))
                            .build();
            case Float16Vector -> field.setFloat16Vector(bytes(n * DIM * 2)).build();
            case BFloat16Vector -> field.setBfloat16Vector(bytes(n * DIM * 2)).build();
            case Int8Vector -> field.setInt8Vector(bytes(n * DIM)).build();
            case SparseFloatVector ->
                    field.setSparseFloatVector(
                                    SparseFloatArray.newBuilder()
                                            .setDim(1000)
                                            .addAllContents(list(n, i -> bytes(upTo(3) * 8))))
                            .build();
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private <T> List<T> list(int n, IntFunction<T> item) {
        List<T> items = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            items.add(item.apply(i));
        }
        return items;
    }

    /** Numbers of every length on the wire. */
    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        return "é\"\\\uD83D\uDE00".repeat(upTo(40));
    }

    private ByteString bytes() {
        return bytes(upTo(200));
    }

    private ByteString bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    /** The column's values as the generated classes see them. */
    static List<Object> values(FieldData column) {
        return column.hasVectors()
                ? ofVectors(column.getVectors())
                : ofScalars(column.getScalars());
    }

    private static List<Object> ofScalars(ScalarField field) {
        return switch (field.getDataCase()) {
            case BOOL_DATA ->
                    field.getBoolData().getDataList().stream()
                            .<Object>map(v -> v ? 1L : 0L)
                            .toList();
            case INT_DATA ->
                    field.getIntData().getDataList().stream()
                            .<Object>map(Integer::longValue)
                            .toList();
            case LONG_DATA -> List.copyOf(field.getLongData().getDataList());
            case TIMESTAMPTZ_DATA -> List.copyOf(field.getTimestamptzData().getDataList());
            case FLOAT_DATA ->
                    field.getFloatData().getDataList().stream()
                            .<Object>map(v -> copied(little(4).putFloat(v)))
                            .toList();
            case DOUBLE_DATA ->
                    field.getDoubleData().getDataList().stream()
                            .<Object>map(v -> copied(little(8).putDouble(v)))
                            .toList();
            case STRING_DATA -> List.copyOf(field.getStringData().getDataList().asByteStringList());
            case GEOMETRY_WKT_DATA ->
                    List.copyOf(field.getGeometryWktData().getDataList().asByteStringList());
            case JSON_DATA -> List.copyOf(field.getJsonData().getDataList());
            case ARRAY_DATA ->
                    field.getArrayData().getDataList().stream()
                            .<Object>map(ScalarField::toByteString)
                            .toList();
            default -> throw new IllegalArgumentException(field.getDataCase().name());
        };
    }

    private static List<Object> ofVectors(VectorField field) {
        int dim = (int) field.getDim();
        return switch (field.getDataCase()) {
            case BINARY_VECTOR -> cut(field.getBinaryVector(), dim / 8);
            case FLOAT16_VECTOR -> cut(field.getFloat16Vector(), dim * 2);
            case BFLOAT16_VECTOR -> cut(field.getBfloat16Vector(), dim * 2);
            case INT8_VECTOR -> cut(field.getInt8Vector(), dim);
            case SPARSE_FLOAT_VECTOR -> List.copyOf(field.getSparseFloatVector().getContentsList());
            case FLOAT_VECTOR -> {
                ByteBuffer all = little(field.getFloatVector().getDataCount() * 4);
                field.getFloatVector().getDataList().forEach(all::putFloat);
                yield cut(copied(all), dim * 4);
            }
            default -> throw new IllegalArgumentException(field.getDataCase().name());
        };
    }

    private static List<Object> cut(ByteString all, int width) {
        List<Object> pieces = new ArrayList<>();
        for (int at = 0; at < all.size(); at += width) {
            pieces.add(all.substring(at, at + width));
        }
        return pieces;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteString copied(ByteBuffer buffer) {
        return ByteString.copyFrom(buffer.flip());
    }

    /** The column's values as the raw code sees them. */
    static List<Object> values(Column column, DataType type) {
        boolean numbers =
                switch (type) {
                    case Bool, Int8, Int32, Int64, Timestamptz -> true;
                    default -> false;
                };
        List<Object> found = new ArrayList<>();
        Values values = column.values();
        while (values.advance()) {
            found.add(
                    numbers
                            ? (Object) values.number()
                            : ByteString.copyFrom(
                                    values.bytes(), values.from(), values.to() - values.from()));
        }
        return found;
    }
}
