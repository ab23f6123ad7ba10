package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Rebuilds a column with the values of its valid rows only: answers carry placeholders for null
 * scalars, inserts must not (spec/milvus-wire.md §3.3).
 */
final class NullCompaction {
    private NullCompaction() {}

    static Slice of(Column column) {
        Payload payload = column.payload();
        boolean repeated = payload.layout().packing() == Layout.Packing.DELIMITED;
        Slice kept =
                written(
                        column.message().length(),
                        out -> {
                            if (repeated) {
                                writeValidItems(column, out);
                            } else {
                                writeValid(column, out);
                            }
                        });
        Slice array =
                repeated || payload.sideBySide()
                        ? kept
                        : written(kept.length() + 8, out -> write(out, 1, kept));
        Slice content =
                written(
                        array.length() + 16,
                        out -> {
                            if (payload.dim() > 0) {
                                out.writeInt64(Payload.DIM, payload.dim());
                            }
                            write(out, payload.member(), array);
                        });
        return written(
                content.length() + column.validity().rows() + 128,
                out -> {
                    out.writeEnum(Column.TYPE, column.type());
                    out.writeString(Column.NAME, column.name());
                    out.writeBool(Column.IS_DYNAMIC, column.dynamic());
                    write(out, column.content(), content);
                    write(out, Column.VALID_DATA, column.validity().flags());
                });
    }

    private static void writeValid(Column column, CodedOutputStream out) throws IOException {
        Values values = column.values();
        for (int row = 0; values.advance(); row++) {
            if (column.validity().valid(row)) {
                out.write(values.bytes(), values.from(), values.to() - values.from());
            }
        }
    }

    /** An array message without the null rows' values; what else it holds is kept. */
    private static void writeValidItems(Column column, CodedOutputStream out) throws IOException {
        Slice array = column.payload().data();
        Cursor cursor = new Cursor(array);
        int from = cursor.position();
        for (int row = 0; cursor.nextField(); from = cursor.position()) {
            cursor.skip();
            if (cursor.field() != 1 || column.validity().valid(row++)) {
                out.write(array.bytes(), from, cursor.position() - from);
            }
        }
    }

    private static void write(CodedOutputStream out, int field, Slice content) throws IOException {
        out.writeByteArray(field, content.bytes(), content.from(), content.length());
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static Slice written(int sizeHint, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sizeHint);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Slice.of(bytes.toByteArray());
    }
}
