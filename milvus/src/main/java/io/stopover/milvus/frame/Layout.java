package io.stopover.milvus.frame;

/**
 * How values lie in a column.
 *
 * @param width bytes per value for {@link Packing#FIXED}, else 0
 */
public record Layout(Packing packing, int width) {
    enum Packing {
        FIXED,
        VARINT,
        DELIMITED
    }

    static final Layout VARINT = new Layout(Packing.VARINT, 0);
    static final Layout DELIMITED = new Layout(Packing.DELIMITED, 0);

    static Layout fixed(int width) {
        if (width <= 0) {
            throw new MalformedFrameException("a vector without dimension");
        }
        return new Layout(Packing.FIXED, width);
    }
}
