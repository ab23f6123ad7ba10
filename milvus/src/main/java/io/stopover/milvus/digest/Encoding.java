package io.stopover.milvus.digest;

import io.stopover.milvus.frame.Values;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;

/** How a value of one field is put into canonical bytes (docs/digest.md, "Values"). */
sealed interface Encoding {
    /** Appends the current value of {@code values}. */
    void append(Values values, RowBytes row);

    /** Raw bits of a fixed width: Float, Double. */
    record Bits() implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            row.put(values.bytes(), values.from(), values.to());
        }
    }

    record Truth() implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            row.putByte(values.number() != 0 ? 1 : 0);
        }
    }

    record Whole() implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            row.putLong(values.number());
        }
    }

    /** Length and bytes: texts, JSON as stored, vectors. */
    record Bytes() implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            row.putInt(values.to() - values.from());
            row.put(values.bytes(), values.from(), values.to());
        }
    }

    /** JSON by value, for servers that re-serialize it. */
    record JsonValue() implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            byte[] canonical = CanonicalJson.of(values.bytes(), values.from(), values.to());
            row.putInt(canonical.length);
            row.put(canonical, 0, canonical.length);
        }
    }

    /** Element count and elements. */
    record Elements(Encoding element) implements Encoding {
        @Override
        public void append(Values values, RowBytes row) {
            Values elements = values.elements();
            row.putInt(values.elements().countRest());
            while (elements.advance()) {
                element.append(elements, row);
            }
        }
    }

    static Encoding of(Field field, boolean jsonByValue) {
        return field.type() == DataType.ARRAY
                ? new Elements(ofType(field.elementType(), jsonByValue))
                : ofType(field.type(), jsonByValue);
    }

    private static Encoding ofType(DataType type, boolean jsonByValue) {
        return switch (type) {
            case BOOL -> new Truth();
            case INT8, INT16, INT32, INT64 -> new Whole();
            case FLOAT, DOUBLE -> new Bits();
            case JSON -> jsonByValue ? new JsonValue() : new Bytes();
            case VARCHAR,
                    TEXT,
                    TIMESTAMPTZ,
                    GEOMETRY,
                    BINARY_VECTOR,
                    FLOAT_VECTOR,
                    FLOAT16_VECTOR,
                    BFLOAT16_VECTOR,
                    SPARSE_FLOAT_VECTOR,
                    INT8_VECTOR ->
                    new Bytes();
            case ARRAY, ARRAY_OF_VECTOR, ARRAY_OF_STRUCT, STRUCT, NONE, UNRECOGNIZED ->
                    throw new IllegalArgumentException("no digest for type " + type);
        };
    }
}
