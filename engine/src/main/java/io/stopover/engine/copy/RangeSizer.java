package io.stopover.engine.copy;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many rows make a range of about {@link #AIM} bytes: the schema's guess first, then what was
 * seen. Thread-safe.
 */
public final class RangeSizer {
    /** Bytes per range; well under the 64 MiB a server takes in one request. */
    public static final long AIM = 16L << 20;

    /** Below the server's window of 16,384, so that a silent cap cannot hide rows. */
    static final int MOST_ROWS = 16_000;

    /** Of a schema that does not tell how wide rows are, before the first of them is seen. */
    private static final int FIRST_ROWS = 500;

    private static final int VARIABLE = 64;
    private static final int NUMBER = 8;

    private double rowBytes;
    private int mostRows;

    public RangeSizer(CollectionSchema schema) {
        List<OptionalInt> widths = schema.fields().stream().map(RangeSizer::width).toList();
        rowBytes = widths.stream().mapToDouble(width -> width.orElse(VARIABLE)).sum();
        boolean guessed = schema.dynamicField() || widths.stream().anyMatch(OptionalInt::isEmpty);
        mostRows = guessed ? FIRST_ROWS : MOST_ROWS;
    }

    /** Bytes of a value; empty when the schema does not tell. */
    private static OptionalInt width(Field field) {
        int dim = field.intParam("dim");
        return switch (field.type()) {
            case BOOL, INT8, INT16, INT32, INT64, FLOAT, DOUBLE -> OptionalInt.of(NUMBER);
            case FLOAT_VECTOR -> OptionalInt.of(dim * Float.BYTES);
            case FLOAT16_VECTOR, BFLOAT16_VECTOR -> OptionalInt.of(dim * 2);
            case INT8_VECTOR -> OptionalInt.of(dim);
            case BINARY_VECTOR -> OptionalInt.of(dim / Byte.SIZE);
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
                    OptionalInt.empty();
        };
    }

    public synchronized int rows() {
        return Math.clamp((long) (AIM / rowBytes), 1, mostRows);
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
            mostRows = MOST_ROWS;
            double seen = (double) bytes / rows;
            rowBytes = seen > rowBytes ? seen : rowBytes * 0.7 + seen * 0.3;
        }
    }
}
