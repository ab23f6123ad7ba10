package io.stopover.testkit.fake;

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

/** Insert columns as a client sends them. */
final class Columns {
    private Columns() {}

    static FieldData.Builder longs(String name, long... values) {
        return scalars(
                name,
                DataType.Int64,
                ScalarField.newBuilder()
                        .setLongData(
                                LongArray.newBuilder()
                                        .addAllData(Arrays.stream(values).boxed().toList())));
    }

    static FieldData.Builder ints(String name, DataType type, Integer... values) {
        return scalars(
                name,
                type,
                ScalarField.newBuilder()
                        .setIntData(IntArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder bools(String name, Boolean... values) {
        return scalars(
                name,
                DataType.Bool,
                ScalarField.newBuilder()
                        .setBoolData(BoolArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder floats(String name, Float... values) {
        return scalars(
                name,
                DataType.Float,
                ScalarField.newBuilder()
                        .setFloatData(FloatArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder doubles(String name, Double... values) {
        return scalars(
                name,
                DataType.Double,
                ScalarField.newBuilder()
                        .setDoubleData(DoubleArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder texts(String name, String... values) {
        return texts(name, DataType.VarChar, values);
    }

    static FieldData.Builder texts(String name, DataType type, String... values) {
        return scalars(
                name,
                type,
                ScalarField.newBuilder()
                        .setStringData(StringArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder geometries(String name, String... values) {
        return scalars(
                name,
                DataType.Geometry,
                ScalarField.newBuilder()
                        .setGeometryWktData(
                                GeometryWktArray.newBuilder().addAllData(List.of(values))));
    }

    static FieldData.Builder json(String name, String... values) {
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

    static FieldData.Builder meta(String... values) {
        return json("", values).setIsDynamic(true);
    }

    static FieldData.Builder arrays(String name, DataType element, FieldData.Builder... rows) {
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
    static FieldData.Builder vectors(String name, long... keys) {
        return floatVectors(
                name,
                Arrays.stream(keys)
                        .boxed()
                        .flatMap(key -> IntStream.range(0, Schemas.DIM).mapToObj(i -> key + i / 8f))
                        .toArray(Float[]::new));
    }

    static FieldData.Builder floatVectors(String name, Float... floats) {
        return vectors(
                name,
                DataType.FloatVector,
                VectorField.newBuilder()
                        .setDim(Schemas.DIM)
                        .setFloatVector(FloatArray.newBuilder().addAllData(List.of(floats))));
    }

    static FieldData.Builder sparse(String name, ByteString... rows) {
        return vectors(
                name,
                DataType.SparseFloatVector,
                VectorField.newBuilder()
                        .setSparseFloatVector(
                                SparseFloatArray.newBuilder().addAllContents(List.of(rows))));
    }

    static FieldData.Builder vectors(String name, DataType type, VectorField.Builder vectors) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setVectors(vectors);
    }

    private static FieldData.Builder scalars(
            String name, DataType type, ScalarField.Builder scalars) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setScalars(scalars);
    }
}
