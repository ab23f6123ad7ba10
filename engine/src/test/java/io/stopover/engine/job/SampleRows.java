package io.stopover.engine.job;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.BoolArray;
import io.milvus.grpc.DoubleArray;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.SparseFloatArray;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.VectorField;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows of a test's collection, column by column. */
final class SampleRows {
    static final int DIM = 16;

    private final int count;
    private final Random random;
    private final InsertRequest.Builder request = InsertRequest.newBuilder();

    SampleRows(int count) {
        this.count = count;
        this.random = new Random(count);
        request.setNumRows(count);
    }

    InsertRequest into(String collection, String partition) {
        return request.setCollectionName(collection).setPartitionName(partition).build();
    }

    SampleRows longs(String name, IntFunction<Long> values) {
        var array = LongArray.newBuilder().addAllData(each(values));
        return scalars(name, DataType.INT64, ScalarField.newBuilder().setLongData(array));
    }

    SampleRows texts(String name, IntFunction<String> values) {
        var array = StringArray.newBuilder().addAllData(each(values));
        return scalars(name, DataType.VARCHAR, ScalarField.newBuilder().setStringData(array));
    }

    SampleRows flags(String name) {
        var array = BoolArray.newBuilder().addAllData(each(i -> i % 3 == 0));
        return scalars(name, DataType.BOOL, ScalarField.newBuilder().setBoolData(array));
    }

    SampleRows doubles(String name) {
        var array = DoubleArray.newBuilder().addAllData(each(i -> -1e300 / (i + 1)));
        return scalars(name, DataType.DOUBLE, ScalarField.newBuilder().setDoubleData(array));
    }

    SampleRows json(String name, IntFunction<String> values) {
        scalars(name, DataType.JSON, ScalarField.newBuilder().setJsonData(documents(values)));
        return this;
    }

    SampleRows dynamic(IntFunction<String> values) {
        json(CollectionSchema.META, values);
        last().setIsDynamic(true);
        return this;
    }

    /** Arrays of 0 to 3 numbers. */
    SampleRows longArrays(String name) {
        var rows = ArrayArray.newBuilder().setElementType(io.milvus.grpc.DataType.Int64);
        for (int i = 0; i < count; i++) {
            var elements = LongArray.newBuilder();
            for (int j = 0; j < i % 4; j++) {
                elements.addData((long) i * j - 5);
            }
            rows.addData(ScalarField.newBuilder().setLongData(elements));
        }
        return scalars(name, DataType.ARRAY, ScalarField.newBuilder().setArrayData(rows));
    }

    SampleRows floats(String name) {
        var array = FloatArray.newBuilder();
        for (int i = 0; i < count * DIM; i++) {
            array.addData(i % 97 == 0 ? -0.0f : (float) random.nextGaussian() * 100);
        }
        return vectors(name, DataType.FLOAT_VECTOR, VectorField.newBuilder().setFloatVector(array));
    }

    SampleRows bits(String name) {
        byte[] bytes = new byte[count * DIM / Byte.SIZE];
        random.nextBytes(bytes);
        return vectors(
                name,
                DataType.BINARY_VECTOR,
                VectorField.newBuilder().setBinaryVector(ByteString.copyFrom(bytes)));
    }

    SampleRows halves(String name) {
        return vectors(
                name,
                DataType.FLOAT16_VECTOR,
                VectorField.newBuilder().setFloat16Vector(shorts(0x7bff)));
    }

    SampleRows brainHalves(String name) {
        return vectors(
                name,
                DataType.BFLOAT16_VECTOR,
                VectorField.newBuilder().setBfloat16Vector(shorts(0x6000)));
    }

    SampleRows sparse(String name) {
        var array = SparseFloatArray.newBuilder().setDim(1_000_000);
        for (int i = 0; i < count; i++) {
            byte[] row = new byte[(1 + i % 5) * 8];
            ByteBuffer buffer = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
            for (int j = 0; j <= i % 5; j++) {
                buffer.putInt(j * 1_000 + random.nextInt(1_000));
                buffer.putFloat(random.nextFloat() + 0.01f);
            }
            array.addContents(ByteString.copyFrom(row));
        }
        vectors(
                name,
                DataType.SPARSE_FLOAT_VECTOR,
                VectorField.newBuilder().setSparseFloatVector(array));
        return this;
    }

    /** Makes the column added last null in some rows; their values are placeholders. */
    SampleRows exceptWhere(IntPredicate isNull) {
        last().addAllValidData(each(i -> !isNull.test(i)));
        return this;
    }

    private ByteString shorts(int largest) {
        byte[] bytes = new byte[count * DIM * Short.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            buffer.putShort((short) (random.nextInt(largest + 1) | random.nextInt(2) << 15));
        }
        return ByteString.copyFrom(bytes);
    }

    private JSONArray.Builder documents(IntFunction<String> values) {
        var array = JSONArray.newBuilder();
        each(values).forEach(text -> array.addData(ByteString.copyFromUtf8(text)));
        return array;
    }

    private <T> Iterable<T> each(IntFunction<T> values) {
        return IntStream.range(0, count).mapToObj(values).toList();
    }

    private SampleRows scalars(String name, DataType type, ScalarField.Builder values) {
        request.addFieldsData(column(name, type).setScalars(values));
        return this;
    }

    private SampleRows vectors(String name, DataType type, VectorField.Builder values) {
        request.addFieldsData(column(name, type).setVectors(values.setDim(DIM)));
        return this;
    }

    private static FieldData.Builder column(String name, DataType type) {
        return FieldData.newBuilder().setFieldName(name).setTypeValue(type.number());
    }

    private FieldData.Builder last() {
        return request.getFieldsDataBuilder(request.getFieldsDataCount() - 1);
    }
}
