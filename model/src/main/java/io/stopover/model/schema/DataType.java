package io.stopover.model.schema;

/**
 * Milvus data types with their number on the wire (schema.proto, enum DataType). A number this
 * build does not know is {@link #UNRECOGNIZED}; the field then names the number among its
 * unrecognized attributes.
 */
public enum DataType {
    BOOL(1, Kind.SCALAR),
    INT8(2, Kind.SCALAR),
    INT16(3, Kind.SCALAR),
    INT32(4, Kind.SCALAR),
    INT64(5, Kind.SCALAR),
    FLOAT(10, Kind.SCALAR),
    DOUBLE(11, Kind.SCALAR),
    VARCHAR(21, Kind.SCALAR),
    ARRAY(22, Kind.SCALAR),
    JSON(23, Kind.SCALAR),
    GEOMETRY(24, Kind.SCALAR),
    TEXT(25, Kind.SCALAR),
    TIMESTAMPTZ(26, Kind.SCALAR),
    BINARY_VECTOR(100, Kind.VECTOR),
    FLOAT_VECTOR(101, Kind.VECTOR),
    FLOAT16_VECTOR(102, Kind.VECTOR),
    BFLOAT16_VECTOR(103, Kind.VECTOR),
    SPARSE_FLOAT_VECTOR(104, Kind.VECTOR),
    INT8_VECTOR(105, Kind.VECTOR),
    ARRAY_OF_VECTOR(106, Kind.VECTOR),
    ARRAY_OF_STRUCT(200, Kind.STRUCT),
    STRUCT(201, Kind.STRUCT),
    NONE(0, Kind.NONE),
    UNRECOGNIZED(-1, Kind.NONE);

    private enum Kind {
        SCALAR,
        VECTOR,
        STRUCT,
        NONE
    }

    private final int number;
    private final Kind kind;

    DataType(int number, Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** The number on the wire; -1 for {@link #UNRECOGNIZED}. */
    public int number() {
        return number;
    }

    public boolean isVector() {
        return kind == Kind.VECTOR;
    }

    public static DataType ofNumber(int number) {
        for (DataType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        return UNRECOGNIZED;
    }
}
