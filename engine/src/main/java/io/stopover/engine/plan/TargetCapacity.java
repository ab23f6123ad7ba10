package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_CAPACITY;
import static io.stopover.model.plan.FindingCode.TARGET_MEMORY;

import io.stopover.engine.copy.RangeSizer;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.schema.CollectionName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the target can hold the collections, and load what verification reads. Says something
 * only where the limit is known: of a plan of Zilliz Cloud, of a database, of the query nodes.
 */
final class TargetCapacity {
    private static final String MOST = "database.max.collections";
    private static final long MIB = 1 << 20;

    private final Connection target;
    private final Catalog source;
    private final Catalog catalog;
    private final Findings findings;

    TargetCapacity(Connection target, Catalog source, Catalog catalog) {
        this.target = target;
        this.source = source;
        this.catalog = catalog;
        this.findings = new Findings(target.server().endpoint());
    }

    /**
     * @param existing what the target has of the plans' targets, also those that this job made
     */
    List<Finding> findings(
            List<CollectionPlan> plans,
            Set<CollectionName> existing,
            Options options,
            List<String> databases) {
        Map<String, Integer> created = new TreeMap<>();
        plans.stream()
                .filter(plan -> plan.action() == Action.CREATE)
                .filter(plan -> !existing.contains(plan.target()))
                .forEach(plan -> created.merge(plan.target().database(), 1, Integer::sum));
        OptionalInt ofThePlan = target.mostCollections();
        if (ofThePlan.isPresent()) {
            int there = databases.stream().mapToInt(name -> catalog.collections(name).size()).sum();
            int more = created.values().stream().mapToInt(Integer::intValue).sum();
            compare("its plan", there, more, ofThePlan.getAsInt());
        }
        created.forEach((database, more) -> {
            if (databases.contains(database)) {
                ofDatabase(database)
                        .ifPresent(most ->
                                compare(
                                        "database " + database,
                                        catalog.collections(database).size(),
                                        more,
                                        most));
            }
        });
        if (options.verify() != VerifyMode.NONE || plans.stream().anyMatch(p -> p.loadTarget())) {
            compareMemory(plans);
        }
        return findings.all();
    }

    private OptionalInt ofDatabase(String database) {
        String told = catalog.databaseProperties(database).getOrDefault(MOST, "");
        return told.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(told))
                : OptionalInt.empty();
    }

    private void compare(String whose, int there, int more, int most) {
        if (more > 0 && there + more > most) {
            findings.add(
                    TARGET_CAPACITY,
                    "%s allows %d collections; %d are there, %d would be made"
                            .formatted(whose, most, there, more));
        }
    }

    /** What is verified is released again, one after the other; what stays loaded adds up. */
    private void compareMemory(List<CollectionPlan> plans) {
        OptionalLong free = catalog.freeMemory();
        if (free.isEmpty()) {
            return;
        }
        Map<Boolean, Long> bytes = new HashMap<>();
        for (CollectionPlan plan : plans) {
            if (plan.action() != Action.SKIP) {
                long size = size(plan);
                bytes.merge(plan.loadTarget(), size, plan.loadTarget() ? Long::sum : Math::max);
            }
        }
        long needed = bytes.values().stream().mapToLong(Long::longValue).sum();
        if (needed > free.getAsLong()) {
            findings.add(
                    TARGET_MEMORY,
                    "about "
                            + needed / MIB
                            + " MiB would be loaded at once, the query nodes have "
                            + free.getAsLong() / MIB
                            + " MiB free");
        }
    }

    private long size(CollectionPlan plan) {
        long rows = source.estimatedRows(plan.source().name()).orElse(0);
        return (long) (rows * new RangeSizer(plan.schema()).rowBytes());
    }
}
