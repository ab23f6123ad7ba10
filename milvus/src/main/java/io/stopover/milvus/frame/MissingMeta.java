package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code {}} where {@code $meta} is null, for a target whose {@code $meta} cannot be: that
 * is what a missing one means (docs/digest.md). Milvus 2.6.8 and later has nulls there.
 */
final class MissingMeta {
    private static final int JSON_DATA = 9;
    private static final int ROWS = 1;
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    private MissingMeta() {}

    /** The column with one value per row and no flags; itself where no row is null. */
    static Column filled(Column column, int rows) {
        if (!column.validity().anyNull()) {
            return column;
        }
        try {
            byte[] objects = objects(column, rows);
            byte[] scalars = message(JSON_DATA, objects);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(scalars.length + 64);
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeEnum(Column.TYPE, column.type());
            out.writeString(Column.NAME, column.name());
            out.writeByteArray(Column.SCALARS, scalars);
            out.writeBool(Column.IS_DYNAMIC, column.dynamic());
            out.flush();
            return Column.parse(Slice.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static byte[] objects(Column column, int rows) throws IOException {
        boolean dense = column.values().countRest() == rows;
        Values values = column.values();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(column.message().length());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int row = 0; row < rows; row++) {
            boolean valid = column.validity().valid(row);
            if ((valid || dense) && !values.advance()) {
                throw new MalformedFrameException(column.name() + ": fewer values than rows");
            }
            if (valid) {
                out.writeByteArray(
                        ROWS, values.bytes(), values.from(), values.to() - values.from());
            } else {
                out.writeByteArray(ROWS, EMPTY_OBJECT);
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] message(int field, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 8);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(field, content);
        out.flush();
        return bytes.toByteArray();
    }
}
