package io.stopover.engine.job;

import io.stopover.engine.copy.KeptKeys;
import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.verify.RangeRows;
import io.stopover.model.digest.Digest;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger says was copied.
 *
 * @param rows written per partition
 * @param skipped rows that were not copied, because the target kept its own of the same key
 * @param newest hybrid timestamp of the last acknowledgement
 * @param rangeRows distinct rows of the source per range, skipped ones included
 */
record Copied(
        Map<String, Long> rows,
        Digest digest,
        long skipped,
        long bytes,
        long newest,
        List<RangeRows> rangeRows) {

    static Copied of(List<Range> recorded, KeptKeys kept) {
        Map<String, Long> rows = new HashMap<>();
        Digest digest = Digest.EMPTY;
        long skipped = 0;
        long bytes = 0;
        long newest = 0;
        List<RangeRows> rangeRows = new ArrayList<>();
        List<Range> ranges =
                recorded.stream().filter(r -> RangeStates.stored(r).isPresent()).toList();
        for (Range range : ranges) {
            RangeState.Stored stored = RangeStates.stored(range).orElseThrow();
            int keptHere = kept.of(range).size();
            rows.merge(range.partition(), stored.source().rows(), Long::sum);
            digest = digest.plus(stored.source());
            skipped += keptHere;
            bytes += stored.bytes();
            newest = Math.max(newest, stored.timestamp());
            rangeRows.add(
                    new RangeRows(
                            range.partition(), range.keys(), stored.source().rows() + keptHere));
        }
        return new Copied(Map.copyOf(rows), digest, skipped, bytes, newest, List.copyOf(rangeRows));
    }

    long rowsOf(String partition) {
        return rows.getOrDefault(partition, 0L);
    }
}
