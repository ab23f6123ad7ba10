package io.stopover.engine.job;

import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.verify.RangeRows;
import io.stopover.model.digest.Digest;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger says was copied.
 *
 * @param rows per partition
 * @param newest hybrid timestamp of the last acknowledgement
 * @param ranges the stored ones
 */
record Copied(Map<String, Long> rows, Digest digest, long bytes, long newest, List<Range> ranges) {

    static Copied of(List<Range> recorded) {
        Map<String, Long> rows = new HashMap<>();
        Digest digest = Digest.EMPTY;
        long bytes = 0;
        long newest = 0;
        List<Range> ranges =
                recorded.stream().filter(r -> RangeStates.stored(r).isPresent()).toList();
        for (Range range : ranges) {
            RangeState.Stored stored = RangeStates.stored(range).orElseThrow();
            rows.merge(range.partition(), stored.source().rows(), Long::sum);
            digest = digest.plus(stored.source());
            bytes += stored.bytes();
            newest = Math.max(newest, stored.timestamp());
        }
        return new Copied(Map.copyOf(rows), digest, bytes, newest, ranges);
    }

    long rowsOf(String partition) {
        return rows.getOrDefault(partition, 0L);
    }

    /** The ranges with their rows. */
    List<RangeRows> rangeRows() {
        return ranges.stream()
                .map(range ->
                        new RangeRows(
                                range.partition(),
                                range.keys(),
                                RangeStates.stored(range).orElseThrow().source().rows()))
                .toList();
    }
}
