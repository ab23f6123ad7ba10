package io.stopover.engine.probe;

import com.google.protobuf.ByteString;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.SparseFloatArray;
import io.milvus.grpc.VectorField;
import io.stopover.model.schema.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Columns of sample vectors; always the same ones. */
final class VectorColumns {
    /** Exponents of halves below the one that means infinity and no number. */
    private static final int LARGEST_FLOAT16 = 0x7bff;

    private static final int LARGEST_BFLOAT16 = 0x7eff;

    private VectorColumns() {}

    static FieldData of(String name, DataType type, int rows) {
        Random random = new Random(rows);
        VectorField.Builder vectors = VectorField.newBuilder().setDim(Fields.dim(type));
        switch (type) {
            case FLOAT_VECTOR -> vectors.setFloatVector(floats(random, rows));
            case BINARY_VECTOR -> vectors.setBinaryVector(bytes(random, rows));
            case INT8_VECTOR -> vectors.setInt8Vector(bytes(random, rows));
            case FLOAT16_VECTOR -> vectors.setFloat16Vector(halves(random, rows, LARGEST_FLOAT16));
            case BFLOAT16_VECTOR ->
                    vectors.setBfloat16Vector(halves(random, rows, LARGEST_BFLOAT16));
            case SPARSE_FLOAT_VECTOR -> vectors.setSparseFloatVector(sparse(random, rows));
            default -> throw new IllegalArgumentException("no samples of " + type);
        }
        return FieldData.newBuilder()
                .setFieldName(name)
                .setTypeValue(type.number())
                .setVectors(vectors)
                .build();
    }

    private static FloatArray floats(Random random, int rows) {
        FloatArray.Builder array = FloatArray.newBuilder();
        for (int i = 0; i < rows * Fields.DIM; i++) {
            array.addData(i % 5 == 1 ? -0f : (float) random.nextGaussian());
        }
        return array.build();
    }

    private static ByteString bytes(Random random, int rows) {
        byte[] bytes = new byte[rows * Fields.DIM];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    /** Any bits that are a finite number of either sign. */
    private static ByteString halves(Random random, int rows, int largest) {
        ByteBuffer halves = little(rows * Fields.DIM * Short.BYTES);
        while (halves.hasRemaining()) {
            halves.putShort((short) (random.nextInt(largest + 1) | random.nextInt(2) << 15));
        }
        return ByteString.copyFrom(halves.flip());
    }

    private static SparseFloatArray sparse(Random random, int rows) {
        List<ByteString> contents = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            ByteBuffer entries = little((1 + row % 3) * (Integer.BYTES + Float.BYTES));
            for (int index = row; entries.hasRemaining(); index += 1 + random.nextInt(50_000)) {
                entries.putInt(index).putFloat(random.nextFloat() + Float.MIN_VALUE);
            }
            contents.add(ByteString.copyFrom(entries.flip()));
        }
        return SparseFloatArray.newBuilder().setDim(1 << 20).addAllContents(contents).build();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
