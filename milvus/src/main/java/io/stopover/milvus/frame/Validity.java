package io.stopover.milvus.frame;

import java.io.ByteArrayOutputStream;

/**
 * A column's {@code valid_data}: one byte per row, 0 for null. Absent means that every row is valid
 * (milvus-proto; spec/milvus-wire.md §3.3).
 */
public final class Validity {
    /** No flags: every row is valid. */
    public static final Validity ALL = new Validity(Slice.EMPTY);

    private final Slice flags;

    private Validity(Slice flags) {
        this.flags = flags;
    }

    /** This and the flags at the cursor, packed or one by one. */
    Validity plus(Cursor cursor) {
        if (cursor.wireType() == Cursor.DELIMITED) {
            Slice more = cursor.delimited();
            return isPresent() ? new Validity(joined(more)) : new Validity(more);
        }
        return new Validity(joined(Slice.of((byte) (cursor.number() != 0 ? 1 : 0))));
    }

    private Slice joined(Slice more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(flags.length() + more.length());
        out.write(flags.bytes(), flags.from(), flags.length());
        out.write(more.bytes(), more.from(), more.length());
        return Slice.of(out.toByteArray());
    }

    public boolean isPresent() {
        return flags.length() > 0;
    }

    /** Rows the flags speak of; 0 when absent. */
    public int rows() {
        return flags.length();
    }

    public boolean valid(int row) {
        return !isPresent() || flags.bytes()[flags.from() + row] != 0;
    }

    public int validCount() {
        int count = 0;
        for (int i = flags.from(); i < flags.to(); i++) {
            count += flags.bytes()[i] != 0 ? 1 : 0;
        }
        return count;
    }

    public boolean anyNull() {
        return validCount() < rows();
    }

    Slice flags() {
        return flags;
    }
}
