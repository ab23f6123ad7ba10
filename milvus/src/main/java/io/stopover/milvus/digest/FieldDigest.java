package io.stopover.milvus.digest;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.nio.charset.StandardCharsets;

/**
 * One field's part of a row.
 *
 * @param nullIs the canonical bytes of a null: a presence byte 0, or the default's bytes where the
 *     target turns nulls into its default
 */
record FieldDigest(String name, Encoding encoding, RowBytes nullIs) {
    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    static FieldDigest of(Field field, boolean jsonByValue) {
        RowBytes nullIs = new RowBytes();
        if (field.name().equals(CollectionSchema.META)) {
            emptyObject(nullIs);
        } else if (field.defaultValue().isPresent() && field.is(FieldTrait.NULLABLE)) {
            nullIs.putByte(PRESENT);
            append(field.defaultValue().get(), nullIs);
        } else {
            nullIs.putByte(ABSENT);
        }
        return new FieldDigest(field.name(), Encoding.of(field, jsonByValue), nullIs);
    }

    void appendPresence(RowBytes row) {
        row.putByte(PRESENT);
    }

    void appendNull(RowBytes row) {
        row.put(nullIs.array(), 0, nullIs.length());
    }

    /** A missing dynamic value is an empty object. */
    private static void emptyObject(RowBytes bytes) {
        bytes.putByte(PRESENT);
        text("{}", bytes);
    }

    private static void append(DefaultValue value, RowBytes bytes) {
        switch (value) {
            case DefaultValue.OfBool v -> bytes.putByte(v.value() ? 1 : 0);
            case DefaultValue.OfInt v -> bytes.putLong(v.value());
            case DefaultValue.OfLong v -> bytes.putLong(v.value());
            case DefaultValue.OfFloat v -> bytes.putInt(Float.floatToRawIntBits(v.value()));
            case DefaultValue.OfDouble v -> bytes.putLong(Double.doubleToRawLongBits(v.value()));
            case DefaultValue.OfText v -> text(v.value(), bytes);
            case DefaultValue.OfBytes v -> {
                byte[] content = java.util.HexFormat.of().parseHex(v.hex());
                bytes.putInt(content.length);
                bytes.put(content, 0, content.length);
            }
            case DefaultValue.OfTimestamptz v ->
                    text(
                            java.time.Instant.EPOCH
                                    .plus(v.microseconds(), java.time.temporal.ChronoUnit.MICROS)
                                    .toString(),
                            bytes);
        }
    }

    private static void text(String value, RowBytes bytes) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(utf8.length);
        bytes.put(utf8, 0, utf8.length);
    }
}
