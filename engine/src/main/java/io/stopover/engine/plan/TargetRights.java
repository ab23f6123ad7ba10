package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_RIGHTS;

import io.stopover.milvus.catalog.Rights;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.IndexSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notices before the first write that the target's user lacks a right that the job will need, where
 * the server tells. Which call wants which right is written beside each message of milvus.proto
 * (privilege_ext_obj); measured on 2.3.5.
 */
record TargetRights(Rights rights, Dialect dialect, Options options, Findings findings) {
    private static final String DEFAULT_PARTITION = "_default";

    /** Looks at the collection's rights and, where its database is to be made, at those for it. */
    static void check(
            Ends ends,
            Options options,
            CollectionPlan plan,
            Optional<CollectionInfo> existing,
            Findings findings) {
        String database = plan.target().database();
        if (ends.targetDialect().nameRefusal(database).isPresent()) {
            return;
        }
        in(database, ends, options, findings).check(plan, existing);
        if (!ends.targetDatabases().contains(database)
                && ends.targetDialect().has(Capability.DATABASES)) {
            in(CollectionName.DEFAULT_DATABASE, ends, options, findings)
                    .checkDatabase(plan.target());
        }
    }

    private static TargetRights in(String database, Ends ends, Options options, Findings findings) {
        return new TargetRights(
                ends.target().rights(database), ends.targetDialect(), options, findings);
    }

    void check(CollectionPlan plan, Optional<CollectionInfo> existing) {
        List<String> missing =
                needed(plan, existing).stream()
                        .filter(right -> rights.allow(right, plan.target()) == Rights.Answer.NO)
                        .toList();
        if (!missing.isEmpty()) {
            findings.add(
                    TARGET_RIGHTS,
                    "the target's user lacks "
                            + String.join(", ", missing)
                            + " for "
                            + plan.target()
                            + " ("
                            + rights.note()
                            + ")");
        }
    }

    /** Asked with the rights in the default database: the one to be made has none yet. */
    void checkDatabase(CollectionName target) {
        CollectionName inDefault =
                new CollectionName(CollectionName.DEFAULT_DATABASE, target.collection());
        if (rights.allow("CreateDatabase", inDefault) == Rights.Answer.NO) {
            findings.add(
                    TARGET_RIGHTS,
                    "the target's user lacks CreateDatabase for "
                            + target.database()
                            + " ("
                            + rights.note()
                            + ")");
        }
    }

    private Set<String> needed(CollectionPlan plan, Optional<CollectionInfo> existing) {
        Set<String> needed = new LinkedHashSet<>();
        if (plan.action() == Action.SKIP) {
            return needed;
        }
        if (plan.action() == Action.RECREATE) {
            needed.add("DropCollection");
            existing.filter(there -> !there.aliases().isEmpty())
                    .ifPresent(__ -> needed.add("DropAlias"));
        }
        if (plan.action() != Action.APPEND) {
            needed.add("CreateCollection"); // also of AlterCollection
        }
        List<String> partitions =
                plan.action() == Action.APPEND
                        ? existing.map(CollectionInfo::partitions).orElse(List.of())
                        : List.of(DEFAULT_PARTITION);
        if (!partitions.containsAll(plan.partitions())) {
            needed.add("CreatePartition");
        }
        needed.addAll(List.of("DescribeCollection", "ShowPartitions", "IndexDetail", "Insert"));
        needed.add(mends(plan));
        if (!plan.aliases().isEmpty()) {
            needed.add("CreateAlias");
        }
        addReading(plan, needed);
        return needed;
    }

    /** What puts a write right whose answer was lost. */
    private String mends(CollectionPlan plan) {
        boolean overwrites =
                plan.action() == Action.APPEND && options.onConflict() == ConflictPolicy.OVERWRITE;
        boolean upserts = dialect.has(Capability.UPSERT) && !plan.schema().autoId();
        return upserts || overwrites ? "Upsert" : "Delete";
    }

    private void addReading(CollectionPlan plan, Set<String> needed) {
        boolean verifies = options.verify() != VerifyMode.NONE;
        boolean temporary = verifies && plan.action() != Action.APPEND && !indexedThroughout(plan);
        if (!plan.indexes().isEmpty() || temporary) {
            needed.add("CreateIndex");
        }
        if (!plan.indexes().isEmpty() || verifies) {
            needed.add("Flush");
        }
        if (verifies || plan.action() == Action.APPEND) {
            needed.add("Query");
        }
        if (verifies || plan.loadTarget()) {
            needed.add("Load");
        }
        if (verifies && (temporary || !plan.loadTarget())) {
            needed.add("Release");
        }
        if (temporary) {
            needed.add("DropIndex");
        }
    }

    /** Every vector gets an index that stays, so the collection can be loaded and stay so. */
    static boolean indexedThroughout(CollectionPlan plan) {
        List<String> indexed = plan.indexes().stream().map(IndexSpec::field).toList();
        return plan.schema().vectors().stream().allMatch(v -> indexed.contains(v.name()));
    }
}
