package io.stopover.testkit.fake;

import static io.stopover.testkit.fake.SchemaRules.refuseIf;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.ScalarField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/** What Insert checks about one value: milvus-wire.md §1.1, §3.2 and §3.4. */
final class ValueRules {
    private static final int MAX_JSON_BYTES = 65536;
    private static final int HALF_EXPONENT = 0x7C00;
    private static final int BRAIN_EXPONENT = 0x7F80;
    private static final long LARGEST_SPARSE_INDEX = 0xFFFF_FFFFL;

    private ValueRules() {}

    static void check(Field field, Object value) {
        switch (field.type()) {
            case Array -> checkArray(field, (ScalarField) value);
            case JSON ->
                    refuseIf(
                            ((ByteString) value).size() > MAX_JSON_BYTES,
                            "the length of json field("
                                    + field.name()
                                    + ") exceeds max length "
                                    + MAX_JSON_BYTES);
            case Timestamptz -> checkTimestamp(field, (String) value);
            case FloatVector -> checkFloats(field, VectorCodec.littleEndian((ByteString) value));
            case Float16Vector -> checkHalves(field, (ByteString) value, HALF_EXPONENT);
            case BFloat16Vector -> checkHalves(field, (ByteString) value, BRAIN_EXPONENT);
            case SparseFloatVector -> checkSparse(field, (ByteString) value);
            default -> checkScalar(field, field.type(), value);
        }
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void checkScalar(Field field, DataType type, Object value) {
        switch (type) {
            case Int8 -> checkRange(field, (Integer) value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case Int16 -> checkRange(field, (Integer) value, Short.MIN_VALUE, Short.MAX_VALUE);
            case Float -> refuseIf(!Float.isFinite((Float) value), notANumber(field));
            case Double -> refuseIf(!Double.isFinite((Double) value), notANumber(field));
            case VarChar -> checkLength(field, (String) value);
            default -> {}
        }
    }

    private static void checkRange(Field field, int value, int least, int most) {
        refuseIf(
                value < least || value > most,
                "the value of field "
                        + field.name()
                        + " is out of range: ["
                        + least
                        + ", "
                        + most
                        + "], got "
                        + value);
    }

    private static void checkLength(Field field, String value) {
        // A key the server makes itself is not bound to the field's length.
        if (field.isPrimaryKey() && field.schema().getAutoID()) {
            return;
        }
        int length = utf8Length(value);
        refuseIf(
                length > field.maxLength(),
                "length of varchar field "
                        + field.name()
                        + " exceeds max length, length: "
                        + length
                        + ", max length: "
                        + field.maxLength());
    }

    private static void checkArray(Field field, ScalarField array) {
        DataType element = field.schema().getElementType();
        List<? extends Object> values = ScalarCodec.values(element, array, field.name());
        refuseIf(
                values.size() > field.maxCapacity(),
                "the length ("
                        + values.size()
                        + ") of array exceeds max capacity ("
                        + field.maxCapacity()
                        + ") of field "
                        + field.name());
        values.forEach(value -> checkScalar(field, element, value));
    }

    private static void checkTimestamp(Field field, String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException withoutOffset) {
            checkLocalTimestamp(field, text);
        }
    }

    private static void checkLocalTimestamp(Field field, String text) {
        try {
            LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "got invalid timestamptz string for field " + field.name() + ": " + text);
        }
    }

    private static void checkFloats(Field field, ByteBuffer floats) {
        while (floats.hasRemaining()) {
            refuseIf(!Float.isFinite(floats.getFloat()), notANumber(field));
        }
    }

    private static void checkHalves(Field field, ByteString row, int exponent) {
        ByteBuffer halves = VectorCodec.littleEndian(row);
        while (halves.hasRemaining()) {
            refuseIf((halves.getShort() & exponent) == exponent, notANumber(field));
        }
    }

    private static void checkSparse(Field field, ByteString row) {
        refuseIf(row.size() % 8 != 0, "invalid data length in sparse float vector: " + row.size());
        ByteBuffer entries = VectorCodec.littleEndian(row);
        long previous = -1;
        while (entries.hasRemaining()) {
            long index = Integer.toUnsignedLong(entries.getInt());
            float value = entries.getFloat();
            refuseIf(index <= previous, "unsorted or same indices in sparse float vector");
            refuseIf(
                    index >= LARGEST_SPARSE_INDEX,
                    "invalid index in sparse float vector: " + index);
            refuseIf(!Float.isFinite(value), notANumber(field));
            refuseIf(value < 0, "negative value in sparse float vector: " + value);
            previous = index;
        }
    }

    private static String notANumber(Field field) {
        return "value of field " + field.name() + " is not a number or infinity";
    }
}
