package io.stopover.model.schema;

/** A field's default, by the member of schema.proto's ValueField that carries it. */
public sealed interface DefaultValue {
    record OfBool(boolean value) implements DefaultValue {}

    /** Int8, Int16 and Int32 fields. */
    record OfInt(int value) implements DefaultValue {}

    record OfLong(long value) implements DefaultValue {}

    record OfFloat(float value) implements DefaultValue {}

    record OfDouble(double value) implements DefaultValue {}

    /** VarChar, Geometry (WKT) and Timestamptz (ISO 8601) fields. */
    record OfText(String value) implements DefaultValue {}

    /** Bytes written as lower-case hex. */
    record OfBytes(String hex) implements DefaultValue {}

    /** Microseconds since the epoch, UTC. */
    record OfTimestamptz(long microseconds) implements DefaultValue {}
}
