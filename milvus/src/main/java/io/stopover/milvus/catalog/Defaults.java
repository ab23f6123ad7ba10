package io.stopover.milvus.catalog;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ValueField;
import io.stopover.model.schema.DefaultValue;
import java.util.HexFormat;
import java.util.Optional;

/** Default values between the protocol's oneof and the model. */
final class Defaults {
    private Defaults() {}

    /** Empty when the value is of a kind this build does not know. */
    static Optional<DefaultValue> read(ValueField value) {
        return switch (value.getDataCase()) {
            case BOOL_DATA -> Optional.of(new DefaultValue.OfBool(value.getBoolData()));
            case INT_DATA -> Optional.of(new DefaultValue.OfInt(value.getIntData()));
            case LONG_DATA -> Optional.of(new DefaultValue.OfLong(value.getLongData()));
            case FLOAT_DATA -> Optional.of(new DefaultValue.OfFloat(value.getFloatData()));
            case DOUBLE_DATA -> Optional.of(new DefaultValue.OfDouble(value.getDoubleData()));
            case STRING_DATA -> Optional.of(new DefaultValue.OfText(value.getStringData()));
            case BYTES_DATA ->
                    Optional.of(
                            new DefaultValue.OfBytes(
                                    HexFormat.of().formatHex(value.getBytesData().toByteArray())));
            case TIMESTAMPTZ_DATA ->
                    Optional.of(new DefaultValue.OfTimestamptz(value.getTimestamptzData()));
            case DATA_NOT_SET -> Optional.empty();
        };
    }

    static ValueField write(DefaultValue value) {
        var builder = ValueField.newBuilder();
        return switch (value) {
            case DefaultValue.OfBool v -> builder.setBoolData(v.value()).build();
            case DefaultValue.OfInt v -> builder.setIntData(v.value()).build();
            case DefaultValue.OfLong v -> builder.setLongData(v.value()).build();
            case DefaultValue.OfFloat v -> builder.setFloatData(v.value()).build();
            case DefaultValue.OfDouble v -> builder.setDoubleData(v.value()).build();
            case DefaultValue.OfText v -> builder.setStringData(v.value()).build();
            case DefaultValue.OfBytes v ->
                    builder.setBytesData(ByteString.copyFrom(HexFormat.of().parseHex(v.hex())))
                            .build();
            case DefaultValue.OfTimestamptz v ->
                    builder.setTimestamptzData(v.microseconds()).build();
        };
    }
}
