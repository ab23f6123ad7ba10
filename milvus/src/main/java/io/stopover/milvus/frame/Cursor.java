package io.stopover.milvus.frame;

/**
 * Walks a protobuf message in a byte array, field by field. Every read is checked against the end
 * of the slice, so a hostile message ends in a {@link MalformedFrameException}, never in a wrong
 * value.
 */
final class Cursor {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int wireType;

    Cursor(Slice message) {
        bytes = message.bytes();
        position = message.from();
        end = message.to();
    }

    /** Moves to the next field; false at the end of the message. */
    boolean nextField() {
        if (position == end) {
            return false;
        }
        int tag = (int) varint();
        field = tag >>> 3;
        wireType = tag & 7;
        if (field == 0) {
            throw new MalformedFrameException("field number 0");
        }
        return true;
    }

    int field() {
        return field;
    }

    int wireType() {
        return wireType;
    }

    int position() {
        return position;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == end) {
                throw new MalformedFrameException("a number is cut off");
            }
            byte b = bytes[position++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedFrameException("a number has more than ten bytes");
    }

    /** The value of a varint field. */
    long number() {
        if (wireType != VARINT) {
            throw new MalformedFrameException(
                    "field " + field + " has wire type " + wireType + ", not varint");
        }
        return varint();
    }

    /** The value of a length-delimited field. */
    Slice delimited() {
        if (wireType != DELIMITED) {
            throw new MalformedFrameException(
                    "field " + field + " has wire type " + wireType + ", not length-delimited");
        }
        long length = varint();
        if (length < 0 || length > end - position) {
            throw new MalformedFrameException("field " + field + " is cut off");
        }
        int from = position;
        position += (int) length;
        return new Slice(bytes, from, position);
    }

    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case DELIMITED -> delimited();
            case FIXED32 -> advance(4);
            default -> throw new MalformedFrameException("wire type " + wireType);
        }
    }

    private void advance(int count) {
        if (end - position < count) {
            throw new MalformedFrameException("field " + field + " is cut off");
        }
        position += count;
    }
}
