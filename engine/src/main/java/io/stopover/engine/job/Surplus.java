package io.stopover.engine.job;

import io.stopover.engine.verify.Comparison;
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

/**
 * Rows that a target counts and does not return. Copies of a key are a difference unless the source
 * holds as many of that very key; rows that are no copies are one always.
 */
final class Surplus {
    private final CollectionName name;
    private final DoubledKeys source;
    private final DoubledKeys target;
    private final Comparison comparison;

    /** One side and how its rows are counted. */
    record Counted(Side side, DoubledKeys.Counter counter) {}

    Surplus(CollectionName name, Counted source, Counted target, Comparison comparison) {
        this.name = name;
        this.comparison = comparison;
        this.source = new DoubledKeys(source.side(), source.counter(), (in, key, copies) -> {});
        this.target = new DoubledKeys(target.side(), target.counter(), this::compare);
    }

    /**
     * @param counts of the target per partition
     * @param returned what queries of the target answered
     */
    List<Finding> explain(Map<String, Long> counts, List<RangeRows> returned) {
        List<Finding> findings = new ArrayList<>();
        counts.forEach((partition, count) -> {
            long surplus = count - RangeRows.sum(returned, partition);
            if (surplus == 0) {
                return;
            }
            long copies = RangeRows.of(returned, partition).stream().mapToLong(target::find).sum();
            if (copies != surplus) {
                findings.add(
                        Finding.of(
                                FindingCode.TARGET_COUNT_DIFFERS,
                                name,
                                "the target counts "
                                        + count
                                        + " rows and returns "
                                        + (count - surplus)
                                        + "; "
                                        + copies
                                        + " of the difference are further copies of keys"));
            }
        });
        return findings;
    }

    private void compare(String partition, Key key, long copies) {
        long before = source.count(partition, key);
        if (before < copies) {
            comparison
                    .differences()
                    .doubled(
                            partition,
                            key,
                            copies
                                    + " copies"
                                    + (before > 1 ? ", " + before + " on the source" : ""));
        }
    }
}
