package io.stopover.milvus.vectors;

import com.google.protobuf.ByteString;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.SparseFloatArray;
import io.milvus.grpc.VectorField;
import io.stopover.model.schema.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Vectors that an index could change: of any length, with negative zeros, denormals and numbers
 * that a float holds only just. Always the same ones.
 */
record SampleVectors(DataType type, List<byte[]> rows) {
    static final int DIM = 16;

    private static final float[] AWKWARD = {
        -0.0f, Float.MIN_VALUE, -1.0e-41f, Float.MIN_NORMAL, 1.0e-30f, 0.1f, -16_777_215f, 3.0e12f
    };

    static SampleVectors of(DataType type, int count) {
        Random random = new Random(count);
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    switch (type) {
                        case FLOAT_VECTOR -> floats(random, i);
                        case FLOAT16_VECTOR -> halves(random, 0x7bff);
                        case BFLOAT16_VECTOR -> halves(random, 0x7eff);
                        case BINARY_VECTOR -> bytes(random);
                        case SPARSE_FLOAT_VECTOR -> sparse(random);
                        default -> throw new IllegalArgumentException("no samples of " + type);
                    });
        }
        return new SampleVectors(type, rows);
    }

    List<String> hex() {
        return rows.stream().map(HexFormat.of()::formatHex).toList();
    }

    FieldData column(String name) {
        VectorField.Builder vectors = VectorField.newBuilder().setDim(DIM);
        switch (type) {
            case FLOAT_VECTOR -> vectors.setFloatVector(floatArray());
            case FLOAT16_VECTOR -> vectors.setFloat16Vector(joined());
            case BFLOAT16_VECTOR -> vectors.setBfloat16Vector(joined());
            case BINARY_VECTOR -> vectors.setBinaryVector(joined());
            default ->
                    vectors.setSparseFloatVector(
                            SparseFloatArray.newBuilder()
                                    .setDim(1 << 20)
                                    .addAllContents(
                                            rows.stream().map(ByteString::copyFrom).toList()));
        }
        return FieldData.newBuilder()
                .setFieldName(name)
                .setTypeValue(type.number())
                .setVectors(vectors)
                .build();
    }

    private FloatArray floatArray() {
        FloatArray.Builder array = FloatArray.newBuilder();
        for (byte[] row : rows) {
            ByteBuffer buffer = little(row);
            while (buffer.hasRemaining()) {
                array.addData(buffer.getFloat());
            }
        }
        return array.build();
    }

    private ByteString joined() {
        return ByteString.copyFrom(rows.stream().map(ByteString::copyFrom).toList());
    }

    /** Every eighth vector holds an awkward number, each place and each number in its turn. */
    private static byte[] floats(Random random, int number) {
        byte[] row = new byte[DIM * Float.BYTES];
        ByteBuffer buffer = little(row);
        float length = (float) Math.pow(10, random.nextInt(7) - 3);
        for (int i = 0; i < DIM; i++) {
            boolean awkward = number % 8 == 0 && number / 8 % DIM == i;
            buffer.putFloat(
                    awkward
                            ? AWKWARD[number / 8 / DIM % AWKWARD.length]
                            : (float) random.nextGaussian() * length);
        }
        return row;
    }

    /** Any bits that are a finite number of either sign, denormals and -0 among them. */
    private static byte[] halves(Random random, int largestFinite) {
        byte[] row = new byte[DIM * Short.BYTES];
        ByteBuffer buffer = little(row);
        for (int i = 0; i < DIM; i++) {
            int magnitude = random.nextInt(largestFinite + 1);
            buffer.putShort((short) (magnitude | random.nextInt(2) << 15));
        }
        return row;
    }

    private static byte[] bytes(Random random) {
        byte[] row = new byte[DIM / Byte.SIZE];
        random.nextBytes(row);
        return row;
    }

    private static byte[] sparse(Random random) {
        int entries = 1 + random.nextInt(6);
        byte[] row = new byte[entries * 8];
        ByteBuffer buffer = little(row);
        int index = 0;
        for (int i = 0; i < entries; i++) {
            index += 1 + random.nextInt(50_000);
            buffer.putInt(index);
            buffer.putFloat(i == 3 ? Float.MIN_VALUE : random.nextFloat() + 0.001f);
        }
        return row;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
