package io.stopover.testkit.client;

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
import io.milvus.grpc.VectorField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Columns as a client sends them in an insert: compact, so without placeholders for nulls. */
public final class Columns {
    private Columns() {}

    public static FieldData.Builder longs(String name, long... values) {
        return scalars(
                name,
                DataType.Int64,
                ScalarField.newBuilder()
                        .setLongData(
                                LongArray.newBuilder()
                                        .addAllData(Arrays.stream(values).boxed().toList())));
    }

    public static FieldData.Builder ints(String name, DataType type, Integer... values) {
        return scalars(
                name,
                type,
                ScalarField.newBuilder()
                        .setIntData(IntArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder bools(String name, Boolean... values) {
        return scalars(
                name,
                DataType.Bool,
                ScalarField.newBuilder()
                        .setBoolData(BoolArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder floats(String name, Float... values) {
        return scalars(
                name,
                DataType.Float,
                ScalarField.newBuilder()
                        .setFloatData(FloatArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder doubles(String name, Double... values) {
        return scalars(
                name,
                DataType.Double,
                ScalarField.newBuilder()
                        .setDoubleData(DoubleArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder texts(String name, String... values) {
        return texts(name, DataType.VarChar, values);
    }

    public static FieldData.Builder texts(String name, DataType type, String... values) {
        return scalars(
                name,
                type,
                ScalarField.newBuilder()
                        .setStringData(StringArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder geometries(String name, String... values) {
        return scalars(
                name,
                DataType.Geometry,
                ScalarField.newBuilder()
                        .setGeometryWktData(
                                GeometryWktArray.newBuilder().addAllData(List.of(values))));
    }

    public static FieldData.Builder json(String name, String... values) {
        return scalars(
                name,
                DataType.JSON,
                ScalarField.newBuilder()
                        .setJsonData(
                                JSONArray.newBuilder()
                                        .addAllData(
                                                Arrays.stream(values)
                                                        .map(ByteString::copyFromUtf8)
                                                        .toList())));
    }

    /** The dynamic field. */
    public static FieldData.Builder meta(String... values) {
        return json("", values).setIsDynamic(true);
    }

    public static FieldData.Builder arrays(
            String name, DataType element, FieldData.Builder... rows) {
        return scalars(
                name,
                DataType.Array,
                ScalarField.newBuilder()
                        .setArrayData(
                                ArrayArray.newBuilder()
                                        .setElementType(element)
                                        .addAllData(
                                                Arrays.stream(rows)
                                                        .map(FieldData.Builder::getScalars)
                                                        .toList())));
    }

    /** As many distinct vectors as keys. */
    public static FieldData.Builder vectors(String name, long... keys) {
        return floatVectors(
                name,
                Arrays.stream(keys)
                        .boxed()
                        .flatMap(key -> IntStream.range(0, Schemas.DIM).mapToObj(i -> key + i / 8f))
                        .toArray(Float[]::new));
    }

    public static FieldData.Builder floatVectors(String name, Float... floats) {
        return vectors(
                name,
                DataType.FloatVector,
                VectorField.newBuilder()
                        .setDim(Schemas.DIM)
                        .setFloatVector(FloatArray.newBuilder().addAllData(List.of(floats))));
    }

    /** Rows as the server stores them: pairs of index and float, little endian. */
    public static FieldData.Builder sparse(String name, ByteString... rows) {
        return vectors(
                name,
                DataType.SparseFloatVector,
                VectorField.newBuilder()
                        .setSparseFloatVector(
                                SparseFloatArray.newBuilder().addAllContents(List.of(rows))));
    }

    public static FieldData.Builder vectors(
            String name, DataType type, VectorField.Builder vectors) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setVectors(vectors);
    }

    /** The column with one flag per row; the column holds values of the valid rows only. */
    public static FieldData.Builder valid(FieldData.Builder column, Boolean... flags) {
        return column.addAllValidData(List.of(flags));
    }

    private static FieldData.Builder scalars(
            String name, DataType type, ScalarField.Builder scalars) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setScalars(scalars);
    }
}
