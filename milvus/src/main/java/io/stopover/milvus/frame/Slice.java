package io.stopover.milvus.frame;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A stretch of a byte array; shared, never copied, never changed. */
public final class Slice {
    static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int to;

    Slice(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public static Slice of(byte... bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /** The array this is a part of. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    /** Index after the last byte. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** The bytes as UTF-8. */
    public String text() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
}
