package io.stopover.testkit.fake;

import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.ValueField;
import org.jspecify.annotations.Nullable;

/**
 * One field of a collection as the server keeps it, with its id.
 *
 * @param position where a row keeps this field's value
 */
record Field(FieldSchema schema, int position) {
    static final String META = "$meta";

    long id() {
        return schema.getFieldID();
    }

    String name() {
        return schema.getName();
    }

    DataType type() {
        return schema.getDataType();
    }

    boolean isPrimaryKey() {
        return schema.getIsPrimaryKey();
    }

    boolean isMeta() {
        return schema.getIsDynamic();
    }

    boolean isNullable() {
        return schema.getNullable();
    }

    boolean isFunctionOutput() {
        return schema.getIsFunctionOutput();
    }

    boolean isVector() {
        return TypeSupport.isVector(type());
    }

    boolean hasDefault() {
        return schema.hasDefaultValue();
    }

    boolean mayBeMissing() {
        return isNullable() || hasDefault();
    }

    /** The stored form of the default, or null. */
    @Nullable Object defaultValue() {
        ValueField value = schema.getDefaultValue();
        return switch (value.getDataCase()) {
            case BOOL_DATA -> value.getBoolData();
            case INT_DATA -> value.getIntData();
            case LONG_DATA -> value.getLongData();
            case FLOAT_DATA -> value.getFloatData();
            case DOUBLE_DATA -> value.getDoubleData();
            case STRING_DATA -> value.getStringData();
            case BYTES_DATA -> value.getBytesData();
            case TIMESTAMPTZ_DATA, DATA_NOT_SET -> null;
        };
    }

    int dim() {
        return Math.toIntExact(number("dim", 0));
    }

    long maxLength() {
        return number("max_length", 0);
    }

    long maxCapacity() {
        return number("max_capacity", 0);
    }

    private long number(String key, long absent) {
        String text = param(schema, key);
        return text == null ? absent : Long.parseLong(text);
    }

    static @Nullable String param(FieldSchema schema, String key) {
        for (KeyValuePair pair : schema.getTypeParamsList()) {
            if (pair.getKey().equals(key)) {
                return pair.getValue();
            }
        }
        return null;
    }
}
