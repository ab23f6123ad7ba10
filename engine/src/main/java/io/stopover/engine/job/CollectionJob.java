package io.stopover.engine.job;

import io.stopover.engine.copy.CollectionCopier;
import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.index.Loading;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.FencedException;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.report.ReportJson;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.Proof;
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
        copy(copy);
        Optional<LateWrites> lateWrites = setup.lateWrites(copy);
        ReadableTarget readable =
                new ReadableTarget(
                        job, plan, record.targetWasLoaded(), verifies || lateWrites.isPresent());
        Verdict verdict;
        try {
            verdict = prove(copy, readable, lateWrites);
        } catch (FencedException e) {
            throw e; // whoever took the job over needs the target as it is
        } catch (InterruptedException | RuntimeException e) {
            readable.putBack();
            throw e;
        }
        progress.enter(Step.FINISHING);
        if (verdict.proof() == Proof.FAILED) {
            // The same job goes on once somebody has repaired the target.
            List<Finding> left = readable.putBack();
            progress.enter(Step.FAILED);
            return Summary.result(job, plan, verdict, left, progress);
        }
        List<Finding> left = readable.putBackProven();
        publish();
        readable.loadForGood();
        progress.enter(Step.DONE);
        return Summary.result(job, plan, verdict, left, progress);
    }

    private void copy(CopyContext copy) throws InterruptedException {
        progress.enter(Step.COPYING);
        CollectionCopier copier = new CollectionCopier(copy);
        copier.countEarlierRuns();
        if (record.phase() == Phase.COPYING) {
            copier.copy();
            new SourceGuard(job).checkUnchanged(record);
        }
    }

    private Verdict prove(
            CopyContext copy, ReadableTarget readable, Optional<LateWrites> lateWrites)
            throws InterruptedException {
        readable.prepare(progress);
        if (lateWrites.isPresent()) {
            progress.enter(Step.RESOLVING);
            lateWrites.get().settle();
        }
        store(record.in(Phase.COPIED));
        progress.enter(Step.COMPARING);
        return new Proving(job, plan, record, copy).prove();
    }

    private void publish() {
        if (!plan.lateProperties().isEmpty()) {
            job.targetCatalog().alterProperties(plan.target(), plan.lateProperties());
        }
        for (String alias : plan.aliases()) {
            job.targetCatalog().createAlias(plan.target(), alias);
        }
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
}
