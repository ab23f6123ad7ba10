package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How one column of an answer becomes a column of an insert (spec/milvus-wire.md §3.2, §3.3). The
 * usual case forwards the bytes as they are.
 *
 * @param target the field's name on the target
 * @param nullable the target field is nullable or has a default, so nulls travel compactly
 * @param validAlways the target demands valid_data on this column even when nothing is null
 * @param element of an array, else NONE
 */
public record Reframing(String target, boolean nullable, boolean validAlways, DataType element) {
    /**
     * Field ids differ between clusters and a wrong one makes the proxy pick a wrong key column.
     */
    private static final Slice FIELD_ID_ZERO = Slice.of((byte) (Column.FIELD_ID << 3), (byte) 0);

    /**
     * @param rows rows of the frame; a column of nulls only has fewer values
     */
    public OutgoingColumn apply(Column read, int rows) {
        checkRows(read, rows);
        Column column =
                target.equals(CollectionSchema.META) && !nullable
                        ? MissingMeta.filled(read, rows)
                        : EmptyArrays.typed(read, element);
        List<Slice> pieces = new ArrayList<>(4);
        if (!nullable) {
            if (column.validity().anyNull()) {
                throw new MalformedFrameException(
                        "nulls in column " + column.name() + ", which is not nullable");
            }
            pieces.addAll(
                    column.validity().isPresent()
                            ? withoutValidity(column)
                            : List.of(column.message()));
        } else if (column.validity().anyNull() && dense(column, rows)) {
            pieces.add(NullCompaction.of(column));
        } else {
            pieces.add(column.message());
            if (column.validityInside()) {
                pieces.add(appended(Column.VALID_DATA, column.validity().flags()));
            } else if (validAlways && !column.validity().isPresent()) {
                pieces.add(allValid(rows));
            }
        }
        if (!target.equals(column.name())) {
            pieces.add(appended(Column.NAME, Slice.of(target.getBytes(StandardCharsets.UTF_8))));
        }
        pieces.add(FIELD_ID_ZERO);
        return new OutgoingColumn(pieces);
    }

    private static void checkRows(Column column, int rows) {
        Validity validity = column.validity();
        if (validity.isPresent() && validity.rows() != rows) {
            throw new MalformedFrameException(
                    "column "
                            + column.name()
                            + ": "
                            + validity.rows()
                            + " flags for "
                            + rows
                            + " rows");
        }
    }

    /**
     * Scalars come with placeholders for nulls; Milvus sends nullable vectors without, Lite with.
     */
    private static boolean dense(Column column, int rows) {
        return column.values().countRest() == rows;
    }

    private static List<Slice> withoutValidity(Column column) {
        Slice message = column.message();
        List<Slice> kept = new ArrayList<>();
        Cursor cursor = new Cursor(message);
        int keptTo = message.from();
        int fieldStart = keptTo;
        while (cursor.nextField()) {
            cursor.skip();
            if (cursor.field() == Column.VALID_DATA) {
                kept.add(new Slice(message.bytes(), keptTo, fieldStart));
                keptTo = cursor.position();
            }
            fieldStart = cursor.position();
        }
        kept.add(new Slice(message.bytes(), keptTo, message.to()));
        return kept;
    }

    private static Slice appended(int field, Slice content) {
        int head = 1 + CodedOutputStream.computeUInt32SizeNoTag(content.length());
        byte[] bytes = new byte[head + content.length()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeByteArray(field, content.bytes(), content.from(), content.length());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Slice.of(bytes);
    }

    private static Slice allValid(int rows) {
        byte[] flags = new byte[rows];
        Arrays.fill(flags, (byte) 1);
        return appended(Column.VALID_DATA, Slice.of(flags));
    }
}
