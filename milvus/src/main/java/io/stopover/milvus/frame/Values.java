package io.stopover.milvus.frame;

import io.stopover.milvus.frame.Layout.Packing;
import java.io.ByteArrayOutputStream;

/**
 * The values of a column, one after the other, as raw bytes: {@link #advance} moves to the next
 * value, whose bytes then lie in {@link #bytes} from {@link #from} to {@link #to}. A varint's bytes
 * are the encoded number, a delimited value's are its content. Not thread-safe; nothing is
 * allocated per value.
 */
public final class Values {
    private static final byte FIELD_1_DELIMITED = 1 << 3 | Cursor.DELIMITED;

    private final Layout layout;
    private final byte[] bytes;
    private final int end;
    private int next;
    private int from;
    private int to;

    private Values(Layout layout, Slice data) {
        this.layout = layout;
        this.bytes = data.bytes();
        this.next = data.from();
        this.from = next;
        this.to = next;
        this.end = data.to();
    }

    /**
     * @param data for packed layouts the packed bytes, for delimited ones the array message whose
     *     field 1 repeats
     */
    static Values of(Layout layout, Slice data) {
        return new Values(layout, layout.packing() == Packing.DELIMITED ? data : packed(data));
    }

    /** Values that lie side by side without an array message around them (vectors of bytes). */
    static Values sideBySide(Layout layout, Slice data) {
        return new Values(layout, data);
    }

    /** The content of field 1; a server may legally cut a packed field into several pieces. */
    private static Slice packed(Slice arrayMessage) {
        Slice only = Slice.EMPTY;
        ByteArrayOutputStream joined = new ByteArrayOutputStream(0);
        int pieces = 0;
        Cursor cursor = new Cursor(arrayMessage);
        while (cursor.nextField()) {
            if (cursor.field() != 1) {
                cursor.skip();
                continue;
            }
            Slice piece =
                    cursor.wireType() == Cursor.DELIMITED
                            ? cursor.delimited()
                            : single(cursor, arrayMessage);
            if (pieces++ == 0) {
                only = piece;
            } else {
                if (pieces == 2) {
                    joined.write(only.bytes(), only.from(), only.length());
                }
                joined.write(piece.bytes(), piece.from(), piece.length());
            }
        }
        return pieces < 2 ? only : Slice.of(joined.toByteArray());
    }

    private static Slice single(Cursor cursor, Slice message) {
        int from = cursor.position();
        cursor.skip();
        return new Slice(message.bytes(), from, cursor.position());
    }

    /** Moves to the next value; false when there is none. */
    public boolean advance() {
        if (next == end) {
            return false;
        }
        switch (layout.packing()) {
            case FIXED -> advanceFixed();
            case VARINT -> advanceVarint();
            case DELIMITED -> advanceDelimited();
        }
        return from >= 0;
    }

    private void advanceFixed() {
        if (end - next < layout.width()) {
            throw new MalformedFrameException("a value of " + layout.width() + " bytes is cut off");
        }
        from = next;
        next += layout.width();
        to = next;
    }

    private void advanceVarint() {
        from = next;
        while (next < end && bytes[next] < 0) {
            next++;
        }
        if (next == end || next - from > 9) {
            throw new MalformedFrameException("a number is cut off or too long");
        }
        to = ++next;
    }

    private void advanceDelimited() {
        while (next < end && bytes[next] != FIELD_1_DELIMITED) {
            Cursor other = new Cursor(new Slice(bytes, next, end));
            other.nextField();
            if (other.field() == 1) {
                // The same tag, written in more bytes than it needs.
                Slice value = other.delimited();
                from = value.from();
                to = value.to();
                next = to;
                return;
            }
            other.skip();
            next = other.position();
        }
        if (next == end) {
            from = -1;
            return;
        }
        int length = 0;
        int shift = 0;
        int at = next + 1;
        while (at < end && bytes[at] < 0 && shift < 28) {
            length |= (bytes[at++] & 0x7f) << shift;
            shift += 7;
        }
        if (at == end || bytes[at] < 0 || (shift == 28 && bytes[at] > 7)) {
            throw new MalformedFrameException("a length is cut off or too long");
        }
        length |= bytes[at++] << shift;
        if (length < 0 || length > end - at) {
            throw new MalformedFrameException("a value is cut off");
        }
        from = at;
        to = at + length;
        next = to;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** The current value as a number; only for varint layouts. */
    public long number() {
        long value = 0;
        for (int i = to - 1; i >= from; i--) {
            value = value << 7 | (bytes[i] & 0x7f);
        }
        return value;
    }

    /** The elements of the current value, which is a ScalarField: one row of an array column. */
    public Values elements() {
        return Payload.ofScalars(slice()).values();
    }

    /** The current value's bytes; only meaningful until the next {@link #advance}. */
    public Slice slice() {
        return new Slice(bytes, from, to);
    }

    /** How many values there are from here on. Moves to the end. */
    public int countRest() {
        int count = 0;
        if (layout.packing() == Packing.FIXED) {
            if ((end - next) % layout.width() != 0) {
                throw new MalformedFrameException(
                        (end - next) + " bytes are not a multiple of " + layout.width());
            }
            count = (end - next) / layout.width();
            next = end;
            return count;
        }
        while (advance()) {
            count++;
        }
        return count;
    }
}
