package io.stopover.engine.job;

import io.stopover.engine.verify.DoubledKeys;
import io.stopover.engine.verify.RangeRows;
import io.stopover.engine.verify.Side;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.range.Key;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows read must be what the source counted before and counts after the copy; whatever is not so is
 * explained by a finding.
 */
record SourceCheck(
        CollectionName name, List<RangeRows> read, Side side, DoubledKeys.Counter counter) {
    private static final int KEYS_SHOWN = 5;

    List<Finding> explain(Map<String, Long> before, Map<String, Long> after) {
        List<Finding> findings = new ArrayList<>();
        after.forEach((partition, now) -> {
            long then = before.getOrDefault(partition, 0L);
            long unread = now - RangeRows.sum(read, partition);
            if (then != now) {
                findings.add(
                        Finding.of(
                                FindingCode.SOURCE_WRITTEN,
                                where(partition),
                                "the source counted "
                                        + then
                                        + " rows before the copy and "
                                        + now
                                        + " after it"));
            } else if (unread != 0) {
                findings.add(unread(partition, unread));
            }
        });
        return findings;
    }

    private Finding unread(String partition, long unread) {
        List<Key> doubled = new ArrayList<>();
        DoubledKeys finder = new DoubledKeys(side, counter, (in, key, count) -> doubled.add(key));
        long copies = RangeRows.of(read, partition).stream().mapToLong(finder::find).sum();
        if (copies == unread) {
            return Finding.of(
                    FindingCode.DUPLICATE_KEYS,
                    where(partition),
                    unread
                            + " rows are further copies of keys that were copied once: "
                            + keys(doubled));
        }
        return Finding.of(
                FindingCode.ROWS_UNREADABLE,
                where(partition),
                "the source counts "
                        + RangeRows.sum(read, partition)
                        + " + "
                        + unread
                        + " rows; no query returns the latter, and "
                        + copies
                        + " of them are further copies of keys");
    }

    private static String keys(List<Key> doubled) {
        String shown =
                doubled.stream()
                        .limit(KEYS_SHOWN)
                        .map(Key::toString)
                        .collect(Collectors.joining(", "));
        return doubled.size() > KEYS_SHOWN ? shown + ", …" : shown;
    }

    private String where(String partition) {
        return partition.isEmpty() ? name.toString() : name + ", partition " + partition;
    }
}
