package io.stopover.testkit.fake;

import static io.stopover.testkit.fake.SchemaRules.refuseIf;

import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.ValueField.DataCase;
import org.jspecify.annotations.Nullable;

/** What CreateCollection checks about one field: milvus-wire.md §1.1 and §1.3. */
final class FieldRules {
    private final FakeVersion version;

    FieldRules(FakeVersion version) {
        this.version = version;
    }

    void check(FieldSchema field) {
        String name = field.getName();
        refuseIf(
                !TypeSupport.isUsable(field.getDataType(), version),
                "data type " + field.getDataType() + " is not supported, field: " + name);
        refuseIf(field.getIsDynamic(), "cannot explicitly set a field as a dynamic field: " + name);
        refuseIf(
                field.getAutoID() && !field.getIsPrimaryKey(),
                "autoID is only allowed on the primary key: " + name);
        refuseIf(
                field.getIsPrimaryKey() && !isKeyType(field.getDataType()),
                "the data type of primary key should be Int64 or VarChar");
        refuseIf(
                field.getIsPartitionKey()
                        && (field.getIsPrimaryKey() || !isKeyType(field.getDataType())),
                "the partition key must be an Int64 or VarChar field and not the primary key: "
                        + name);
        refuseIf(
                field.getIsClusteringKey() && !isClusterable(field.getDataType()),
                "wrong clustering key: " + name);
        checkNullable(field);
        checkDefault(field);
        checkTypeParams(field);
    }

    private void checkNullable(FieldSchema field) {
        if (!field.getNullable()) {
            return;
        }
        refuseIf(field.getIsPrimaryKey(), "primary field not support null");
        refuseIf(
                field.getIsPartitionKey(),
                "partition key field not support nullable: " + field.getName());
        refuseIf(
                TypeSupport.isVector(field.getDataType()) && !version.has(Feature.NULLABLE_VECTORS),
                "vector type not support null: " + field.getName());
    }

    private void checkDefault(FieldSchema field) {
        if (!field.hasDefaultValue()) {
            return;
        }
        refuseIf(field.getIsPrimaryKey(), "primary field not support default_value");
        DataCase expected = defaultOf(field.getDataType());
        refuseIf(expected == null, "type not support default_value, type:" + field.getDataType());
        DataCase actual = field.getDefaultValue().getDataCase();
        refuseIf(
                actual != expected && !isTimestampNumber(field, actual),
                "type ("
                        + field.getDataType()
                        + ") of field ("
                        + field.getName()
                        + ") is not equal to the type of default value");
        refuseIf(
                field.getDataType() == DataType.VarChar
                        && ValueRules.utf8Length(field.getDefaultValue().getStringData())
                                > number(field, "max_length"),
                "the length of string exceeds max length: " + field.getName());
    }

    private static boolean isTimestampNumber(FieldSchema field, DataCase actual) {
        return field.getDataType() == DataType.Timestamptz && actual == DataCase.LONG_DATA;
    }

    private static void checkTypeParams(FieldSchema field) {
        switch (field.getDataType()) {
            case VarChar -> checkRange(field, "max_length", 1, 65535);
            case Array -> {
                refuseIf(
                        !TypeSupport.isArrayElement(field.getElementType()),
                        "element type " + field.getElementType() + " is not supported");
                checkRange(field, "max_capacity", 1, 4096);
                if (field.getElementType() == DataType.VarChar) {
                    checkRange(field, "max_length", 1, 65535);
                }
            }
            case BinaryVector -> {
                checkRange(field, "dim", 8, 262144);
                refuseIf(
                        number(field, "dim") % 8 != 0,
                        "invalid dimension: should be multiple of 8");
            }
            case FloatVector, Float16Vector, BFloat16Vector, Int8Vector ->
                    checkRange(field, "dim", 2, 32768);
            default -> {}
        }
    }

    private static void checkRange(FieldSchema field, String key, long least, long most) {
        long value = number(field, key);
        refuseIf(
                value < least || value > most,
                "type param("
                        + key
                        + ") should be specified between "
                        + least
                        + " and "
                        + most
                        + " for the field "
                        + field.getName());
    }

    private static long number(FieldSchema field, String key) {
        String text = Field.param(field, key);
        return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }

    private static boolean isKeyType(DataType type) {
        return type == DataType.Int64 || type == DataType.VarChar;
    }

    private static boolean isClusterable(DataType type) {
        return TypeSupport.isArrayElement(type) && type != DataType.Bool;
    }

    /**
     * Which member of the value holds a default of this type; null where defaults are not allowed.
     */
    private static @Nullable DataCase defaultOf(DataType type) {
        return switch (type) {
            case Bool -> DataCase.BOOL_DATA;
            case Int8, Int16, Int32 -> DataCase.INT_DATA;
            case Int64 -> DataCase.LONG_DATA;
            case Float -> DataCase.FLOAT_DATA;
            case Double -> DataCase.DOUBLE_DATA;
            case VarChar, Geometry, Timestamptz -> DataCase.STRING_DATA;
            default -> null;
        };
    }
}
