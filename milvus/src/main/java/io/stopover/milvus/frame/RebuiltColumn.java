package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A column built anew where bytes cannot stay as they are. Answers carry placeholders for null
 * scalars, inserts must not (spec/milvus-wire.md §3.3); and an array without elements that does not
 * say of what type it is, as 2.3.5 answers it, makes the proxy of 2.3.5 crash (measured).
 */
final class RebuiltColumn {
    private RebuiltColumn() {}

    /**
     * The column with the values of its valid rows only.
     *
     * @param empty what stands for a value of no bytes
     */
    static Slice of(Column column, Slice empty) {
        Payload payload = column.payload();
        boolean repeated = payload.layout().packing() == Layout.Packing.DELIMITED;
        Slice kept =
                written(
                        column.message().length(),
                        out -> {
                            if (repeated) {
                                writeValidItems(column, empty, out);
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
                    if (column.validity().isPresent()) {
                        write(out, Column.VALID_DATA, column.validity().flags());
                    }
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
    private static void writeValidItems(Column column, Slice empty, CodedOutputStream out)
            throws IOException {
        Slice array = column.payload().data();
        Cursor cursor = new Cursor(array);
        int from = cursor.position();
        for (int row = 0; cursor.nextField(); from = cursor.position()) {
            boolean item = cursor.field() == 1;
            boolean bare = item && cursor.delimited().length() == 0;
            if (!item) {
                cursor.skip();
            }
            if (!item || column.validity().valid(row++)) {
                if (bare) {
                    write(out, 1, empty);
                } else {
                    out.write(array.bytes(), from, cursor.position() - from);
                }
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
