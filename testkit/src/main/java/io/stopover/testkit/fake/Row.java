package io.stopover.testkit.fake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One stored copy of a row. Values by {@link Field#position()}: Boolean, Integer, Long, Float,
 * Double, String, ByteString (JSON and every vector row), ScalarField (array) or null. Written
 * under the store's lock.
 */
final class Row {
    private static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Object[] values;
    private final String partition;
    private final long insertedAt;
    private long deletedAt = NEVER;

    Row(@Nullable Object[] values, String partition, long insertedAt) {
        this.values = values;
        this.partition = partition;
        this.insertedAt = insertedAt;
    }

    @Nullable Object value(Field field) {
        return values[field.position()];
    }

    String partition() {
        return partition;
    }

    long insertedAt() {
        return insertedAt;
    }

    boolean isVisibleAt(long timestamp) {
        return insertedAt <= timestamp && timestamp < deletedAt;
    }

    /** A delete hits only what was there before it, so that an upsert keeps its own row. */
    boolean deleteAt(long timestamp) {
        if (insertedAt >= timestamp || deletedAt != NEVER) {
            return false;
        }
        deletedAt = timestamp;
        return true;
    }

    @Override
    public String toString() {
        return partition + "@" + insertedAt + Arrays.toString(values);
    }
}
