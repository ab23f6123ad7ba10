package io.stopover.engine.job;

import static io.stopover.model.error.ErrorCode.TARGET_CHANGED;

import io.stopover.engine.index.Loading;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.Phase;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the target collection into being, or finds again the one an earlier run created. */
final class TargetSetup {
    private final JobContext job;
    private final Catalog target;
    private final CollectionPlan plan;

    TargetSetup(JobContext job, CollectionPlan plan) {
        this.job = job;
        this.target = job.targetCatalog();
        this.plan = plan;
    }

    CollectionRecord apply(CollectionRecord record) {
        return switch (record.phase()) {
            case PLANNED -> firstTime(record);
            case CREATING -> finishCreating(record);
            case COPYING, COPIED, DONE -> sameAsBefore(record);
        };
    }

    private CollectionRecord firstTime(CollectionRecord record) {
        if (plan.action() == Action.APPEND) {
            target.describe(plan.target()).ifPresent(new SourceGuard(job)::checkNotRead);
            boolean loaded = new Loading(target, plan.target()).loaded();
            createPartitions();
            return store(created(record.begun(plan.action(), loaded)));
        }
        if (plan.action() == Action.RECREATE) {
            drop();
        }
        if (plan.action() == Action.CREATE
                && hasDatabase()
                && target.describe(plan.target()).isPresent()) {
            throw new StopoverException(
                    TARGET_CHANGED, plan.target() + " came into being after the plan was made");
        }
        return finishCreating(store(record.begun(plan.action(), false).in(Phase.CREATING)));
    }

    private boolean hasDatabase() {
        String database = plan.target().database();
        return database.equals(CollectionName.DEFAULT_DATABASE)
                || target.databases().contains(database);
    }

    /** A collection that has aliases cannot be dropped. */
    private void drop() {
        target.describe(plan.target())
                .ifPresent(there -> {
                    new SourceGuard(job).checkNotRead(there);
                    there.aliases()
                            .forEach(alias -> target.dropAlias(plan.target().database(), alias));
                });
        target.drop(plan.target());
    }

    /** The create request may have gone out before; the catalog checks what is there. */
    private CollectionRecord finishCreating(CollectionRecord record) {
        if (!hasDatabase()) {
            target.createDatabase(plan.target().database(), Map.of());
        }
        target.create(
                plan.target(),
                plan.schema(),
                plan.shards(),
                plan.consistency(),
                plan.properties(),
                plan.partitionCount());
        createPartitions();
        return store(created(record));
    }

    private void createPartitions() {
        List<String> present = target.partitions(plan.target());
        for (String partition : plan.partitions()) {
            if (!present.contains(partition)) {
                target.createPartition(plan.target(), partition);
            }
        }
    }

    private CollectionRecord created(CollectionRecord record) {
        CollectionInfo info = target.describe(plan.target()).orElseThrow();
        return record.withTarget(Identity.of(info)).in(Phase.COPYING);
    }

    private CollectionRecord sameAsBefore(CollectionRecord record) {
        CollectionName name = plan.target();
        Optional<Identity> found = target.describe(name).map(Identity::of);
        boolean gone = found.isEmpty();
        Identity now = found.orElse(Identity.NONE);
        if (gone || !now.equals(record.targetIdentity())) {
            throw new StopoverException(
                    TARGET_CHANGED,
                    gone
                            ? name + " is gone from the target since this job created it"
                            : name
                                    + " on the target is not the collection this job created: id "
                                    + record.targetIdentity().id()
                                    + " then, "
                                    + now.id()
                                    + " now");
        }
        return record;
    }

    private CollectionRecord store(CollectionRecord record) {
        job.ledger().update(record);
        return record;
    }
}
