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

    static Layout fixed(long width) {
        if (width <= 0 || width > Integer.MAX_VALUE) {
            throw new MalformedFrameException("values of " + width + " bytes");
        }
        return new Layout(Packing.FIXED, (int) width);
    }
}
