package io.stopover.milvus.frame;

/**
 * The values inside a column: which member of ScalarField's or VectorField's oneof is set, and
 * where its data lies (schema.proto).
 *
 * @param member the member's field number; 0 when unset, -1 when the content is not understood
 * @param dim a vector's dimension; 0 for scalars
 * @param layout how the values lie in {@code data}
 * @param sideBySide the data are the values themselves, not an array message
 */
record Payload(
        int member, long dim, Layout layout, Slice data, boolean sideBySide, Validity validity) {
    static final Payload EMPTY =
            new Payload(0, 0, Layout.DELIMITED, Slice.EMPTY, false, Validity.ALL);

    /** ScalarField: members whose array message packs numbers; every other member is delimited. */
    private static final int BOOL = 1;

    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int FLOAT = 4;
    private static final int DOUBLE = 5;
    static final int TIMESTAMPTZ = 11;
    private static final int SCALAR_VALID_DATA = 17;

    static final int DIM = 1;

    /** Sparse vectors have an unsigned 32-bit number of dimensions. */
    private static final long LARGEST_DIM = 1L << 32;

    private static final int FLOAT_VECTOR = 2;
    private static final int BINARY_VECTOR = 3;
    private static final int FLOAT16_VECTOR = 4;
    private static final int BFLOAT16_VECTOR = 5;
    private static final int SPARSE_VECTOR = 6;
    private static final int INT8_VECTOR = 7;
    private static final int VECTOR_VALID_DATA = 9;

    static Payload opaque() {
        return new Payload(-1, 0, Layout.DELIMITED, Slice.EMPTY, false, Validity.ALL);
    }

    static Payload ofScalars(Slice scalarField) {
        int member = 0;
        Slice data = Slice.EMPTY;
        Validity validity = Validity.ALL;
        Cursor cursor = new Cursor(scalarField);
        while (cursor.nextField()) {
            if (cursor.field() == SCALAR_VALID_DATA) {
                validity = validity.plus(cursor);
            } else {
                member = cursor.field();
                data = cursor.delimited();
            }
        }
        return new Payload(member, 0, scalarLayout(member), data, false, validity);
    }

    private static Layout scalarLayout(int member) {
        return switch (member) {
            case BOOL, INT, LONG, TIMESTAMPTZ -> Layout.VARINT;
            case FLOAT -> Layout.fixed(Float.BYTES);
            case DOUBLE -> Layout.fixed(Double.BYTES);
            default -> Layout.DELIMITED;
        };
    }

    static Payload ofVectors(Slice vectorField) {
        long dim = 0;
        int member = 0;
        Slice data = Slice.EMPTY;
        Validity validity = Validity.ALL;
        Cursor cursor = new Cursor(vectorField);
        while (cursor.nextField()) {
            switch (cursor.field()) {
                case DIM -> dim = dimension(cursor.number());
                case VECTOR_VALID_DATA -> validity = validity.plus(cursor);
                default -> {
                    member = cursor.field();
                    data = cursor.delimited();
                }
            }
        }
        // A column without any vector may come without a dimension.
        Layout layout = data.length() == 0 ? Layout.DELIMITED : vectorLayout(member, dim);
        boolean bytesOnly = member != FLOAT_VECTOR && member != SPARSE_VECTOR && member != 0;
        boolean understood = member <= INT8_VECTOR;
        return new Payload(understood ? member : -1, dim, layout, data, bytesOnly, validity);
    }

    private static long dimension(long dim) {
        if (dim < 0 || dim > LARGEST_DIM) {
            throw new MalformedFrameException("a vector of dimension " + dim);
        }
        return dim;
    }

    private static Layout vectorLayout(int member, long dim) {
        return switch (member) {
            case FLOAT_VECTOR -> Layout.fixed(dim * Float.BYTES);
            case BINARY_VECTOR -> Layout.fixed(dim / Byte.SIZE);
            case FLOAT16_VECTOR, BFLOAT16_VECTOR -> Layout.fixed(dim * 2);
            case INT8_VECTOR -> Layout.fixed(dim);
            default -> Layout.DELIMITED;
        };
    }

    Values values() {
        if (member < 0) {
            throw new MalformedFrameException("a column of a kind that cannot be walked");
        }
        return sideBySide ? Values.sideBySide(layout, data) : Values.of(layout, data);
    }
}
