package io.stopover.engine.job;

import io.stopover.engine.copy.CollectionCopier;
import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.FencedException;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.report.ReportJson;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one collection through all its steps. Used once, by one thread. */
final class CollectionJob {
    private final JobContext job;
    private final CollectionPlan plan;
    private final CollectionProgress progress;
    private final Loading source;
    private final Loading target;
    private final TargetIndexes indexes;
    private final boolean verifies;
    private CollectionRecord record;

    CollectionJob(
            JobContext job,
            CollectionPlan plan,
            CollectionRecord record,
            CollectionProgress progress) {
        this.job = job;
        this.plan = plan;
        this.record = record;
        this.progress = progress;
        this.source = new Loading(job.sourceCatalog(), plan.source().name());
        this.target = new Loading(job.targetCatalog(), plan.target());
        this.indexes =
                new TargetIndexes(
                        job.targetCatalog(), job.target().dialect().indexes(), plan.target());
        this.verifies = job.plan().options().verify() != VerifyMode.NONE;
    }

    CollectionResult run() throws InterruptedException {
        progress.enter(Step.CREATING);
        new SourceGuard(job).checkUnchanged(record);
        CollectionResult result;
        try {
            result = createCopyAndProve();
        } catch (FencedException e) {
            throw e; // whoever took the job over reads the source
        } catch (InterruptedException | RuntimeException e) {
            releaseSource();
            throw e;
        }
        releaseSource();
        if (result.report().proof() != Proof.FAILED) {
            record = record.in(Phase.DONE);
            job.ledger().finish(record, ReportJson.write(result));
        }
        return result;
    }

    private CollectionResult createCopyAndProve() throws InterruptedException {
        record = new TargetSetup(job, plan).apply(record);
        if (isSmall()) {
            return copyAndProve();
        }
        progress.enter(Step.WAITING);
        job.limits().large().acquire();
        try {
            progress.enter(Step.CREATING);
            loadSource();
            return copyAndProve();
        } finally {
            job.limits().large().release();
        }
    }

    /** A source that cannot be counted yet may be large. */
    private boolean isSmall() throws InterruptedException {
        if (plan.unloadSource()) {
            return false;
        }
        takeCounts();
        return Counts.sum(record.sourceCounts()) <= Limits.SMALL_ROWS;
    }

    private void loadSource() throws InterruptedException {
        if (plan.unloadSource()) {
            // On record first: a run that goes on after a kill finds it loaded.
            store(record.withSourceLoaded(true));
            source.load(ErrorCode.SOURCE_NOT_LOADED);
        }
    }

    /** What is not released stays on record as loaded; the report names it. */
    private void releaseSource() {
        if (record.sourceLoaded() && CleanUp.run(source::release)) {
            store(record.withSourceLoaded(false));
        }
    }

    private CollectionResult copyAndProve() throws InterruptedException {
        takeCounts();
        CopySetup setup = new CopySetup(job, plan, record, target);
        CopyContext copy = setup.context(progress);
        progress.enter(Step.COPYING);
        CollectionCopier copier = new CollectionCopier(copy);
        copier.countEarlierRuns();
        if (record.phase() == Phase.COPYING) {
            copier.copy();
            new SourceGuard(job).checkUnchanged(record);
        }
        Optional<LateWrites> lateWrites = setup.lateWrites(copy);
        boolean wasLoaded = record.targetWasLoaded();
        boolean mustLoad = verifies || lateWrites.isPresent();
        List<IndexSpec> temporary =
                mustLoad ? indexes.temporary(plan.schema(), lastingIndexes()) : List.of();
        Verdict verdict;
        try {
            verdict = indexAndProve(copy, temporary, mustLoad, lateWrites);
        } catch (FencedException e) {
            throw e; // whoever took the job over needs the target as it is
        } catch (InterruptedException | RuntimeException e) {
            putBack(temporary, wasLoaded);
            throw e;
        }
        progress.enter(Step.FINISHING);
        if (verdict.proof() == Proof.FAILED) {
            // The same job goes on once somebody has repaired the target.
            boolean tidy = putBack(temporary, wasLoaded);
            progress.enter(Step.FAILED);
            return result(verdict, tidy);
        }
        // What was loaded by a temporary index cannot stay so without it.
        boolean tidy = putBack(temporary, (plan.loadTarget() || wasLoaded) && temporary.isEmpty());
        finish(temporary);
        progress.enter(Step.DONE);
        return result(verdict, tidy);
    }

    private Verdict indexAndProve(
            CopyContext copy,
            List<IndexSpec> temporary,
            boolean mustLoad,
            Optional<LateWrites> lateWrites)
            throws InterruptedException {
        progress.enter(Step.INDEXING);
        indexes.create(plan.indexes());
        indexes.create(temporary);
        if (!plan.indexes().isEmpty() || mustLoad) {
            job.targetCatalog().flush(plan.target());
        }
        indexes.await(plan.indexes());
        indexes.await(temporary);
        if (mustLoad) {
            progress.enter(Step.LOADING);
            target.load();
        }
        if (lateWrites.isPresent()) {
            progress.enter(Step.RESOLVING);
            lateWrites.get().settle();
        }
        store(record.in(Phase.COPIED));
        progress.enter(Step.COMPARING);
        return new Proving(job, plan, record, copy).prove();
    }

    /**
     * Releases what was loaded and drops what was built for the proof alone. False when that did
     * not succeed, which must not hide what the proof has shown.
     */
    private boolean putBack(List<IndexSpec> temporary, boolean stayLoaded) {
        return CleanUp.run(() -> {
            if (!stayLoaded && !target.released()) {
                target.release();
            }
            if (!temporary.isEmpty()) {
                indexes.drop(temporary);
            }
        });
    }

    private CollectionResult result(Verdict verdict, boolean tidy) {
        CollectionInfo found = job.targetCatalog().describe(plan.target()).orElseThrow();
        List<Finding> findings = new ArrayList<>(job.plan().findings());
        findings.removeIf(f -> !plan.isMeantBy(f));
        findings.addAll(verdict.findings());
        if (!tidy) {
            findings.add(
                    Finding.of(
                            FindingCode.LEFT_LOADED,
                            plan.target(),
                            "loaded or indexed for the proof, and it could not be undone"));
        }
        return new CollectionResult(Summary.of(plan, verdict, progress, found), findings);
    }

    /** Told by the plan, not by the target: a killed run may have left its temporary ones there. */
    private List<IndexSpec> lastingIndexes() {
        return plan.action() == Action.APPEND ? indexes.existing() : plan.indexes();
    }

    private void takeCounts() throws InterruptedException {
        if (record.sourceCounts().isEmpty()) {
            Map<String, Long> sourceCounts =
                    Counts.of(job.sourceCatalog(), plan.source().name(), plan.partitions());
            store(record.withCounts(sourceCounts, new RowsBefore(job, plan, target).count()));
        }
        progress.expect(Counts.sum(record.sourceCounts()));
    }

    private void store(CollectionRecord next) {
        job.ledger().update(next);
        record = next;
    }

    private void finish(List<IndexSpec> temporary) throws InterruptedException {
        if (!plan.lateProperties().isEmpty()) {
            job.targetCatalog().alterProperties(plan.target(), plan.lateProperties());
        }
        for (String alias : plan.aliases()) {
            job.targetCatalog().createAlias(plan.target(), alias);
        }
        if (plan.loadTarget() && temporary.isEmpty()) {
            target.load();
        }
    }
}
