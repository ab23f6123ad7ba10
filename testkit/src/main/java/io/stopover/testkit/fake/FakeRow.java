package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ScalarField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One live copy of a row, as the server holds it.
 *
 * @param values by field name: Boolean, Integer (Int8 to Int32), Long, Float, Double, String (also
 *     Geometry and Timestamptz), {@link ScalarField} (Array), {@link ByteString} (JSON, {@code
 *     $meta} and vectors; floats little endian) or null
 * @param insertedAt hybrid timestamp of the write
 */
public record FakeRow(String partition, Map<String, @Nullable Object> values, long insertedAt) {
    public FakeRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a field, or null. */
    public @Nullable Object value(String field) {
        return values.get(field);
    }

    static FakeRow of(Row row, Schema schema) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        schema.readable().forEach(field -> values.put(field.name(), row.value(field)));
        return new FakeRow(row.partition(), values, row.insertedAt());
    }
}
