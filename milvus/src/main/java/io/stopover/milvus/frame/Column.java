package io.stopover.milvus.frame;

/**
 * One column of a query answer: a FieldData message (schema.proto) of which only the top-level
 * fields were read. Immutable; shares the answer's bytes.
 */
public final class Column {
    /** Numbers of FieldData's fields. */
    static final int TYPE = 1;

    static final int NAME = 2;
    static final int SCALARS = 3;
    static final int VECTORS = 4;
    static final int FIELD_ID = 5;
    static final int IS_DYNAMIC = 6;
    static final int VALID_DATA = 7;
    static final int STRUCT_ARRAYS = 8;

    private final Slice message;
    private final String name;
    private final int type;
    private final boolean dynamic;
    private final int content;
    private final Payload payload;
    private final Validity validity;
    private final boolean validityInside;

    private Column(
            Slice message,
            String name,
            int type,
            boolean dynamic,
            int content,
            Payload payload,
            Validity validity,
            boolean validityInside) {
        this.message = message;
        this.name = name;
        this.type = type;
        this.dynamic = dynamic;
        this.content = content;
        this.payload = payload;
        this.validity = validity;
        this.validityInside = validityInside;
    }

    static Column parse(Slice message) {
        String name = "";
        int type = 0;
        boolean dynamic = false;
        int content = 0;
        Slice body = Slice.EMPTY;
        Validity validity = Validity.ALL;
        Cursor cursor = new Cursor(message);
        while (cursor.nextField()) {
            switch (cursor.field()) {
                case TYPE -> type = (int) cursor.number();
                case NAME -> name = cursor.delimited().text();
                case IS_DYNAMIC -> dynamic = cursor.number() != 0;
                case SCALARS, VECTORS, STRUCT_ARRAYS -> {
                    content = cursor.field();
                    body = cursor.delimited();
                }
                case VALID_DATA -> validity = validity.plus(cursor);
                default -> cursor.skip();
            }
        }
        Payload payload =
                switch (content) {
                    case SCALARS -> Payload.ofScalars(body);
                    case VECTORS -> Payload.ofVectors(body);
                    case STRUCT_ARRAYS -> Payload.opaque();
                    default -> Payload.EMPTY;
                };
        return new Column(
                message,
                name,
                type,
                dynamic,
                content,
                payload,
                validity.isPresent() ? validity : payload.validity(),
                !validity.isPresent() && payload.validity().isPresent());
    }

    /** The whole FieldData message. */
    Slice message() {
        return message;
    }

    /**
     * Which of {@link #SCALARS}, {@link #VECTORS}, {@link #STRUCT_ARRAYS} holds the values; 0 if
     * none.
     */
    int content() {
        return content;
    }

    Payload payload() {
        return payload;
    }

    public String name() {
        return name;
    }

    /** The data type's number on the wire. */
    public int type() {
        return type;
    }

    /** The column is the dynamic field {@code $meta}. */
    boolean dynamic() {
        return dynamic;
    }

    public Validity validity() {
        return validity;
    }

    /**
     * The flags lie in ScalarField or VectorField, as protocol files after 3.0.0 advise; servers up
     * to 3.0.0 do not look there (spec/milvus-wire.md §3.3).
     */
    boolean validityInside() {
        return validityInside;
    }

    /** The values from the first one on. With nulls there may be fewer values than rows. */
    public Values values() {
        return payload.values();
    }
}
