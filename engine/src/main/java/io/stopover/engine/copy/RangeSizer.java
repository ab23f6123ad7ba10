package io.stopover.engine.copy;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;

/**
 * How many rows make a range of about {@link #AIM} bytes: the schema's guess first, then what was
 * seen. Thread-safe.
 */
public final class RangeSizer {
    /** Bytes per range; well under the 64 MiB a server takes in one request. */
    static final long AIM = 8L << 20;

    /** Below the server's window of 16,384, so that a silent cap cannot hide rows. */
    static final int MOST_ROWS = 16_000;

    private static final int DYNAMIC_FIELD = 64;
    private static final int VARIABLE = 64;
    private static final int NUMBER = 8;

    private double rowBytes;

    public RangeSizer(CollectionSchema schema) {
        double width = schema.dynamicField() ? DYNAMIC_FIELD : 0;
        for (Field field : schema.fields()) {
            width += width(field);
        }
        rowBytes = Math.max(1, width);
    }

    private static int width(Field field) {
        int dim = field.intParam("dim");
        return switch (field.type()) {
            case BOOL, INT8, INT16, INT32, INT64, FLOAT, DOUBLE -> NUMBER;
            case FLOAT_VECTOR -> dim * Float.BYTES;
            case FLOAT16_VECTOR, BFLOAT16_VECTOR -> dim * 2;
            case INT8_VECTOR -> dim;
            case BINARY_VECTOR -> dim / Byte.SIZE;
            case VARCHAR,
                    ARRAY,
                    JSON,
                    GEOMETRY,
                    TEXT,
                    TIMESTAMPTZ,
                    SPARSE_FLOAT_VECTOR,
                    ARRAY_OF_VECTOR,
                    ARRAY_OF_STRUCT,
                    STRUCT,
                    NONE,
                    UNRECOGNIZED ->
                    VARIABLE;
        };
    }

    public synchronized int rows() {
        return Math.clamp((long) (AIM / rowBytes), 1, MOST_ROWS);
    }

    /** Bytes that the next range will probably take. */
    public synchronized long bytes() {
        return (long) (rows() * rowBytes);
    }

    /** What a row is believed to take. */
    public synchronized double rowBytes() {
        return rowBytes;
    }

    /** Learns from a frame; wide rows count at once, narrow ones slowly. */
    public synchronized void saw(int rows, long bytes) {
        if (rows > 0) {
            double seen = (double) bytes / rows;
            rowBytes = seen > rowBytes ? seen : rowBytes * 0.7 + seen * 0.3;
        }
    }
}
