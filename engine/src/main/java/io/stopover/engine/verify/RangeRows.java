package io.stopover.engine.verify;

import io.stopover.model.range.KeyRange;
import java.util.List;

/** How many rows a query of a range answered, every key counted once. */
public record RangeRows(String partition, KeyRange keys, long rows) {
    /** Those of one partition. */
    public static List<RangeRows> of(List<RangeRows> ranges, String partition) {
        return ranges.stream().filter(r -> r.partition().equals(partition)).toList();
    }

    /** Rows of one partition. */
    public static long sum(List<RangeRows> ranges, String partition) {
        return of(ranges, partition).stream().mapToLong(RangeRows::rows).sum();
    }
}
