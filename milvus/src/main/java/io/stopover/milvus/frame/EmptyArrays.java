package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import io.stopover.model.schema.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Gives arrays without elements their type back. Milvus answers such a row as a ScalarField that
 * says nothing; inserted like that it crashes the whole server up to 2.3 (a nil pointer in
 * proxy.checkArrayElement, measured on 2.3.5) and is refused later on.
 */
final class EmptyArrays {
    private static final int ARRAY_DATA = 8;
    private static final int ROWS = 1;

    private EmptyArrays() {}

    /** The column itself where no row is empty. */
    static Column typed(Column column, DataType element) {
        Payload payload = column.payload();
        if (column.content() != Column.SCALARS
                || payload.member() != ARRAY_DATA
                || !anyEmpty(payload.values())) {
            return column;
        }
        byte[] empty = {(byte) ((member(element) << 3) | Cursor.DELIMITED), 0};
        try {
            Slice array = Slice.of(rows(payload.data(), empty));
            Slice scalars = Slice.of(with(Slice.EMPTY, ARRAY_DATA, array));
            return Column.parse(Slice.of(with(column.message(), Column.SCALARS, scalars)));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static boolean anyEmpty(Values rows) {
        while (rows.advance()) {
            if (rows.from() == rows.to()) {
                return true;
            }
        }
        return false;
    }

    /** The member of ScalarField that holds such elements (schema.proto). */
    private static int member(DataType element) {
        return switch (element) {
            case BOOL -> 1;
            case INT8, INT16, INT32 -> 2;
            case INT64 -> 3;
            case FLOAT -> 4;
            case DOUBLE -> 5;
            case VARCHAR -> 6;
            case ARRAY,
                    JSON,
                    GEOMETRY,
                    TEXT,
                    TIMESTAMPTZ,
                    BINARY_VECTOR,
                    FLOAT_VECTOR,
                    FLOAT16_VECTOR,
                    BFLOAT16_VECTOR,
                    SPARSE_FLOAT_VECTOR,
                    INT8_VECTOR,
                    ARRAY_OF_VECTOR,
                    ARRAY_OF_STRUCT,
                    STRUCT,
                    NONE,
                    UNRECOGNIZED ->
                    throw new MalformedFrameException("an array of " + element);
        };
    }

    private static byte[] rows(Slice array, byte[] empty) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(array.length() * 2);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        Cursor cursor = new Cursor(array);
        int from = cursor.position();
        for (; cursor.nextField(); from = cursor.position()) {
            if (cursor.field() == ROWS && cursor.delimited().length() == 0) {
                out.writeByteArray(ROWS, empty);
            } else {
                if (cursor.field() != ROWS) {
                    cursor.skip();
                }
                out.write(array.bytes(), from, cursor.position() - from);
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** The message with every occurrence of a field replaced by one. */
    private static byte[] with(Slice message, int field, Slice content) throws IOException {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(message.length() + content.length() + 16);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        Cursor cursor = new Cursor(message);
        int from = cursor.position();
        for (; cursor.nextField(); from = cursor.position()) {
            cursor.skip();
            if (cursor.field() != field) {
                out.write(message.bytes(), from, cursor.position() - from);
            }
        }
        out.writeByteArray(field, content.bytes(), content.from(), content.length());
        out.flush();
        return bytes.toByteArray();
    }
}
