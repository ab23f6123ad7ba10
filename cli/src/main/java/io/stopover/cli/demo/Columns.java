package io.stopover.cli.demo;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.BoolArray;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DoubleArray;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.IntArray;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.VectorField;
import io.stopover.model.schema.CollectionSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Columns for the rows from {@code first} on, value by value from the row's number.
 *
 * @param first number of the first row
 */
record Columns(int first, int count) {
    FieldData longs(String field, IntFunction<Long> value) {
        return scalars(field, DataType.Int64)
                .setScalars(
                        ScalarField.newBuilder()
                                .setLongData(LongArray.newBuilder().addAllData(each(value))))
                .build();
    }

    /** Int8 and Int32 share their place on the wire. */
    FieldData ints(String field, DataType type, IntFunction<Integer> value) {
        return scalars(field, type)
                .setScalars(
                        ScalarField.newBuilder()
                                .setIntData(IntArray.newBuilder().addAllData(each(value))))
                .build();
    }

    FieldData bools(String field, IntFunction<Boolean> value) {
        return scalars(field, DataType.Bool)
                .setScalars(
                        ScalarField.newBuilder()
                                .setBoolData(BoolArray.newBuilder().addAllData(each(value))))
                .build();
    }

    FieldData doubles(String field, IntFunction<Double> value) {
        return scalars(field, DataType.Double)
                .setScalars(
                        ScalarField.newBuilder()
                                .setDoubleData(DoubleArray.newBuilder().addAllData(each(value))))
                .build();
    }

    FieldData texts(String field, IntFunction<String> value) {
        return scalars(field, DataType.VarChar)
                .setScalars(ScalarField.newBuilder().setStringData(strings(each(value))))
                .build();
    }

    FieldData json(String field, IntFunction<String> value) {
        return scalars(field, DataType.JSON)
                .setScalars(ScalarField.newBuilder().setJsonData(objects(value)))
                .build();
    }

    /** The dynamic field's keys and values. */
    FieldData dynamic(IntFunction<String> value) {
        return json(CollectionSchema.META, value).toBuilder().setIsDynamic(true).build();
    }

    FieldData textArrays(String field, IntFunction<List<String>> value) {
        return arrays(
                field,
                DataType.VarChar,
                row -> ScalarField.newBuilder().setStringData(strings(value.apply(row))).build());
    }

    FieldData longArrays(String field, IntFunction<List<Long>> value) {
        return arrays(
                field,
                DataType.Int64,
                row ->
                        ScalarField.newBuilder()
                                .setLongData(LongArray.newBuilder().addAllData(value.apply(row)))
                                .build());
    }

    FieldData vectors(String field, IntFunction<float[]> value) {
        FloatArray.Builder data = FloatArray.newBuilder();
        int dim = 0;
        for (int row = first; row < first + count; row++) {
            float[] vector = value.apply(row);
            dim = vector.length;
            for (float f : vector) {
                data.addData(f);
            }
        }
        return FieldData.newBuilder()
                .setFieldName(field)
                .setType(DataType.FloatVector)
                .setVectors(VectorField.newBuilder().setDim(dim).setFloatVector(data))
                .build();
    }

    private FieldData arrays(String field, DataType element, IntFunction<ScalarField> value) {
        return scalars(field, DataType.Array)
                .setScalars(
                        ScalarField.newBuilder()
                                .setArrayData(
                                        ArrayArray.newBuilder()
                                                .setElementType(element)
                                                .addAllData(each(value))))
                .build();
    }

    private static FieldData.Builder scalars(String field, DataType type) {
        return FieldData.newBuilder().setFieldName(field).setType(type);
    }

    private static StringArray strings(List<String> values) {
        return StringArray.newBuilder().addAllData(values).build();
    }

    private JSONArray objects(IntFunction<String> value) {
        List<ByteString> objects = new ArrayList<>(count);
        each(value).forEach(text -> objects.add(ByteString.copyFromUtf8(text)));
        return JSONArray.newBuilder().addAllData(objects).build();
    }

    private <T> List<T> each(IntFunction<T> value) {
        return IntStream.range(first, first + count).mapToObj(value).toList();
    }
}
