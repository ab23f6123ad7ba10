package io.stopover.engine.job;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.plan.CollectionPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts a migration's rows on the target: what is there now less what was there before. */
record TargetCounts(Catalog target, CollectionPlan plan, CollectionRecord record)
        implements LateWrites.Target {
    @Override
    public Map<String, Long> counts() throws InterruptedException {
        Map<String, Long> counts =
                new HashMap<>(Counts.of(target, plan.target(), plan.partitions()));
        record.targetCounts()
                .forEach((partition, rows) -> counts.merge(partition, -rows, Long::sum));
        return counts;
    }

    @Override
    public long count(String partition, String expression) {
        return Counts.count(target, plan.target(), partition, Optional.of(expression));
    }
}
