package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.SparseFloatArray;
import io.milvus.grpc.VectorField;
import io.milvus.grpc.VectorField.DataCase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Vector columns as one byte string per row (floats little endian) and back. */
final class VectorCodec {
    private VectorCodec() {}

    /** One item per row; a wrong member, dimension or length is refused. */
    static List<ByteString> rows(Field field, VectorField column) {
        if (column.getDataCase() == DataCase.DATA_NOT_SET) {
            return List.of();
        }
        SchemaRules.refuseIf(
                column.getDataCase() != member(field.type()),
                "field "
                        + field.name()
                        + " data type mismatch: expected "
                        + field.type()
                        + ", got "
                        + column.getDataCase());
        if (field.type() == DataType.SparseFloatVector) {
            return column.getSparseFloatVector().getContentsList();
        }
        SchemaRules.refuseIf(
                column.getDim() != field.dim(),
                "the dim ("
                        + column.getDim()
                        + ") of field data("
                        + field.name()
                        + ") is not equal to schema dim ("
                        + field.dim()
                        + ")");
        return split(bytes(column), rowBytes(field), field);
    }

    static VectorField column(Field field, List<ByteString> rows) {
        VectorField.Builder column = VectorField.newBuilder();
        if (field.type() == DataType.SparseFloatVector) {
            long dim = rows.stream().mapToLong(VectorCodec::sparseDim).max().orElse(0);
            return column.setDim(dim)
                    .setSparseFloatVector(
                            SparseFloatArray.newBuilder().setDim(dim).addAllContents(rows))
                    .build();
        }
        column.setDim(field.dim());
        ByteString joined = ByteString.copyFrom(rows);
        switch (field.type()) {
            case FloatVector -> column.setFloatVector(floats(joined));
            case BinaryVector -> column.setBinaryVector(joined);
            case Float16Vector -> column.setFloat16Vector(joined);
            case BFloat16Vector -> column.setBfloat16Vector(joined);
            case Int8Vector -> column.setInt8Vector(joined);
            default -> throw new IllegalStateException("not a vector: " + field.type());
        }
        return column.build();
    }

    static long sparseDim(ByteString row) {
        return row.isEmpty()
                ? 0
                : 1 + Integer.toUnsignedLong(littleEndian(row).getInt(row.size() - 8));
    }

    static ByteBuffer littleEndian(ByteString bytes) {
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int rowBytes(Field field) {
        return switch (field.type()) {
            case FloatVector -> field.dim() * 4;
            case Float16Vector, BFloat16Vector -> field.dim() * 2;
            case BinaryVector -> field.dim() / 8;
            case Int8Vector -> field.dim();
            default -> throw new IllegalStateException("no fixed width: " + field.type());
        };
    }

    private static DataCase member(DataType type) {
        return switch (type) {
            case FloatVector -> DataCase.FLOAT_VECTOR;
            case BinaryVector -> DataCase.BINARY_VECTOR;
            case Float16Vector -> DataCase.FLOAT16_VECTOR;
            case BFloat16Vector -> DataCase.BFLOAT16_VECTOR;
            case Int8Vector -> DataCase.INT8_VECTOR;
            case SparseFloatVector -> DataCase.SPARSE_FLOAT_VECTOR;
            default -> throw new IllegalStateException("not a vector: " + type);
        };
    }

    private static ByteString bytes(VectorField column) {
        return switch (column.getDataCase()) {
            case FLOAT_VECTOR -> bytes(column.getFloatVector());
            case BINARY_VECTOR -> column.getBinaryVector();
            case FLOAT16_VECTOR -> column.getFloat16Vector();
            case BFLOAT16_VECTOR -> column.getBfloat16Vector();
            case INT8_VECTOR -> column.getInt8Vector();
            case SPARSE_FLOAT_VECTOR, VECTOR_ARRAY, DATA_NOT_SET ->
                    throw new IllegalStateException("no fixed width: " + column.getDataCase());
        };
    }

    private static ByteString bytes(FloatArray floats) {
        ByteBuffer buffer =
                ByteBuffer.allocate(floats.getDataCount() * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < floats.getDataCount(); i++) {
            buffer.putInt(Float.floatToRawIntBits(floats.getData(i)));
        }
        return UnsafeByteOperations.unsafeWrap(buffer.flip());
    }

    private static FloatArray floats(ByteString bytes) {
        ByteBuffer buffer = littleEndian(bytes);
        FloatArray.Builder floats = FloatArray.newBuilder();
        while (buffer.hasRemaining()) {
            floats.addData(Float.intBitsToFloat(buffer.getInt()));
        }
        return floats.build();
    }

    private static List<ByteString> split(ByteString bytes, int rowBytes, Field field) {
        SchemaRules.refuseIf(
                bytes.size() % rowBytes != 0,
                "the length("
                        + bytes.size()
                        + ") of vector data should divide the dim("
                        + field.dim()
                        + ") of field "
                        + field.name());
        return IntStream.range(0, bytes.size() / rowBytes)
                .mapToObj(row -> bytes.substring(row * rowBytes, (row + 1) * rowBytes))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
