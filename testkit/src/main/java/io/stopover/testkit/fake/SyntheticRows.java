package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.VectorField;
import io.stopover.testkit.fake.SyntheticBody.Cycle;
import io.stopover.testkit.fake.SyntheticBody.Ids;
import io.stopover.testkit.fake.SyntheticColumn.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The rows of the benchmark collection: ids 1 to n, a float vector, and unless it is bare a double,
 * an int32, a text and {@code $meta}, encoded beforehand.
 */
final class SyntheticRows {
    private static final int CYCLE = 4096;
    private static final int BARE_FIELDS = 2;
    private static final int PATTERN_BYTES = 32 << 20;
    private static final int FIVE_DIGITS = 10_000;

    /** From here to 2^21 every varint takes three bytes. */
    private static final int THREE_BYTE_VARINT = 1 << 14;

    private final long count;
    private final List<SyntheticColumn> columns;

    /**
     * @param withIds made from {@link #schema}; columns it lacks are left out
     */
    SyntheticRows(long count, int dim, Schema withIds) {
        this.count = count;
        ByteString vectorDim = VectorField.newBuilder().setDim(dim).build().toByteString();
        List<Field> fields = withIds.fields();
        SyntheticColumn ids =
                SyntheticColumn.of(
                        fields.get(0), Ids.upTo(count), new Level(3), new Level(3), new Level(1));
        SyntheticColumn vectors =
                SyntheticColumn.of(
                        fields.get(1),
                        vectors(dim),
                        new Level(4),
                        new Level(2, vectorDim),
                        new Level(1));
        this.columns =
                fields.size() == BARE_FIELDS
                        ? List.of(ids, vectors)
                        : List.of(
                                ids,
                                vectors,
                                SyntheticColumn.of(
                                        fields.get(2),
                                        doubles(),
                                        new Level(3),
                                        new Level(5),
                                        new Level(1)),
                                SyntheticColumn.of(
                                        fields.get(3),
                                        threeByteInts(),
                                        new Level(3),
                                        new Level(2),
                                        new Level(1)),
                                SyntheticColumn.of(
                                        fields.get(4),
                                        texts("item-%05d"),
                                        new Level(3),
                                        new Level(6)),
                                SyntheticColumn.of(
                                        fields.get(5),
                                        texts("{\"lot\":%05d}"),
                                        new Level(3),
                                        new Level(9)));
    }

    /**
     * @param bare key and vector only
     */
    static CollectionSchema schema(String name, int dim, boolean bare) {
        CollectionSchema.Builder schema =
                CollectionSchema.newBuilder()
                        .setName(name)
                        .addFields(field("id", DataType.Int64).setIsPrimaryKey(true))
                        .addFields(
                                field("vec", DataType.FloatVector)
                                        .addTypeParams(param("dim", dim)));
        if (!bare) {
            schema.setEnableDynamicField(true)
                    .addFields(field("price", DataType.Double))
                    .addFields(field("stock", DataType.Int32))
                    .addFields(
                            field("title", DataType.VarChar)
                                    .addTypeParams(param("max_length", 32)));
        }
        return schema.build();
    }

    long count() {
        return count;
    }

    /** The columns asked for, the key always among them. */
    List<SyntheticColumn> columns(List<String> names) {
        return columns.stream()
                .filter(column ->
                        names.contains("*")
                                || names.contains(column.name())
                                || column.name().equals("id"))
                .toList();
    }

    private static Cycle vectors(int dim) {
        int rows = Math.clamp(PATTERN_BYTES / (dim * 4L), 1, CYCLE);
        ByteBuffer bytes = ByteBuffer.allocate(rows * dim * 4).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(dim);
        while (bytes.hasRemaining()) {
            bytes.putFloat(random.nextFloat());
        }
        return new Cycle(bytes.clear(), dim * 4);
    }

    private static Cycle doubles() {
        ByteBuffer bytes = ByteBuffer.allocate(CYCLE * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < CYCLE; row++) {
            bytes.putDouble(row / 100d);
        }
        return new Cycle(bytes.clear(), 8);
    }

    private static Cycle threeByteInts() {
        ByteBuffer bytes = ByteBuffer.allocate(CYCLE * 3);
        for (int row = 0; row < CYCLE; row++) {
            int value = THREE_BYTE_VARINT + row;
            bytes.put((byte) (value | 0x80))
                    .put((byte) (value >>> 7 | 0x80))
                    .put((byte) (value >>> 14));
        }
        return new Cycle(bytes.clear(), 3);
    }

    /** Each item is a repeated field 1: tag, length, bytes. */
    private static Cycle texts(String format) {
        byte[][] items = new byte[CYCLE][];
        Arrays.setAll(
                items,
                row -> String.format(format, FIVE_DIGITS + row).getBytes(StandardCharsets.UTF_8));
        int width = 2 + items[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(CYCLE * width);
        for (byte[] item : items) {
            bytes.put((byte) 0x0A).put((byte) item.length).put(item);
        }
        return new Cycle(bytes.clear(), width);
    }

    private static FieldSchema.Builder field(String name, DataType type) {
        return FieldSchema.newBuilder().setName(name).setDataType(type);
    }

    private static KeyValuePair param(String key, int value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(Integer.toString(value)).build();
    }
}
