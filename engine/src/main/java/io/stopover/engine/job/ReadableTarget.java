package io.stopover.engine.job;

import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.schema.IndexSpec;
import java.util.List;

/**
 * The target with its indexes, and loaded where somebody has to read it. What that alone needs
 * (temporary indexes, being loaded) is put back afterwards. Used once, by one thread.
 */
final class ReadableTarget {
    private final Catalog catalog;
    private final CollectionPlan plan;
    private final Loading loading;
    private final TargetIndexes indexes;
    private final boolean wasLoaded;
    private final boolean needed;
    private final List<IndexSpec> temporary;

    /**
     * @param wasLoaded before the job
     * @param needed whether anybody reads it
     */
    ReadableTarget(JobContext job, CollectionPlan plan, boolean wasLoaded, boolean needed) {
        this.catalog = job.targetCatalog();
        this.plan = plan;
        this.loading = new Loading(catalog, plan.target());
        this.indexes = new TargetIndexes(catalog, job.target().dialect().indexes(), plan.target());
        this.wasLoaded = wasLoaded;
        this.needed = needed;
        this.temporary = needed ? indexes.temporary(plan.schema(), lasting()) : List.of();
    }

    /** Told by the plan, not by the target: a killed run may have left its temporary ones there. */
    private List<IndexSpec> lasting() {
        return plan.action() == Action.APPEND ? indexes.existing() : plan.indexes();
    }

    /** Builds the indexes, and loads what is needed. */
    void prepare(CollectionProgress progress) throws InterruptedException {
        progress.enter(Step.INDEXING);
        indexes.create(plan.indexes());
        indexes.create(temporary);
        if (!plan.indexes().isEmpty() || needed) {
            catalog.flush(plan.target());
        }
        indexes.await(plan.indexes());
        indexes.await(temporary);
        if (needed) {
            progress.enter(Step.LOADING);
            loading.load();
        }
    }

    /** Undoes it all: there is no proof. */
    List<Finding> putBack() {
        return putBack(wasLoaded);
    }

    /** Undoes what the proof alone needed. */
    List<Finding> putBackProven() {
        // What was loaded by a temporary index cannot stay so without it.
        return putBack((plan.loadTarget() || wasLoaded) && temporary.isEmpty());
    }

    /** Loads what is to stay loaded and can be without temporary indexes. */
    void loadForGood() throws InterruptedException {
        if (plan.loadTarget() && temporary.isEmpty()) {
            loading.load();
        }
    }

    /** A finding when that did not succeed, which must not hide what the proof has shown. */
    private List<Finding> putBack(boolean stayLoaded) {
        boolean tidy =
                CleanUp.run(() -> {
                    if (!stayLoaded && !loading.released()) {
                        loading.release();
                    }
                    if (!temporary.isEmpty()) {
                        indexes.drop(temporary);
                    }
                });
        return tidy
                ? List.of()
                : List.of(
                        Finding.of(
                                FindingCode.LEFT_LOADED,
                                plan.target(),
                                "loaded or indexed for the proof, and it could not be undone"));
    }
}
