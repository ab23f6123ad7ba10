package io.stopover.milvus.frame;

import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;

/** An array without elements on the wire: a ScalarField whose member is set and empty. */
public final class EmptyArray {
    private EmptyArray() {}

    /** No bytes for a field that is not an array. */
    public static Slice of(Field field) {
        int member =
                switch (field.elementType()) {
                    case BOOL -> Payload.BOOL;
                    case INT8, INT16, INT32 -> Payload.INT;
                    case INT64 -> Payload.LONG;
                    case FLOAT -> Payload.FLOAT;
                    case DOUBLE -> Payload.DOUBLE;
                    case VARCHAR -> Payload.STRING;
                    default -> 0;
                };
        return field.type() == DataType.ARRAY && member != 0
                ? Slice.of((byte) (member << 3 | Cursor.DELIMITED), (byte) 0)
                : Slice.EMPTY;
    }
}
