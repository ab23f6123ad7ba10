package io.stopover.engine.job;

import io.stopover.engine.copy.CollectionCopier;
import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.copy.Framing;
import io.stopover.engine.copy.KeptKeys;
import io.stopover.engine.copy.ParkedRanges;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.FencedException;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.plan.KeyClash;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.report.ReportJson;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        record = new TargetSetup(job, plan).apply(record);
        if (isSmall()) {
            return copyAndProve();
        }
        progress.enter(Step.WAITING);
        job.limits().large().acquire();
        try {
            progress.enter(Step.CREATING);
            return loadCopyAndProve();
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

    private CollectionResult loadCopyAndProve() throws InterruptedException {
        if (!plan.unloadSource()) {
            return copyAndProve();
        }
        try {
            source.load(ErrorCode.SOURCE_NOT_LOADED);
            return copyAndProve();
        } finally {
            if (!CleanUp.run(source::release)) {
                job.leftLoaded().add(plan.source().name());
            }
        }
    }

    private CollectionResult copyAndProve() throws InterruptedException {
        takeCounts();
        CopyContext copy = copyContext();
        progress.enter(Step.COPYING);
        CollectionCopier copier = new CollectionCopier(copy);
        copier.countEarlierRuns();
        if (record.phase() == Phase.COPYING) {
            copier.copy();
            new SourceGuard(job).checkUnchanged(record);
        }
        boolean uncertain = LateWrites.any(copy);
        boolean wasLoaded = record.targetWasLoaded();
        boolean mustLoad = verifies || uncertain;
        List<IndexSpec> temporary =
                mustLoad ? indexes.temporary(plan.schema(), lastingIndexes()) : List.of();
        Verdict verdict;
        try {
            verdict = indexAndProve(copy, temporary, mustLoad, uncertain);
        } catch (InterruptedException | RuntimeException e) {
            putBack(e, temporary, wasLoaded);
            throw e;
        }
        progress.enter(Step.FINISHING);
        if (verdict.proof() == Proof.FAILED) {
            // The same job goes on once somebody has repaired the target.
            putBack(temporary, wasLoaded);
            progress.enter(Step.FAILED);
            return result(verdict);
        }
        // What was loaded by a temporary index cannot stay so without it.
        putBack(temporary, (plan.loadTarget() || wasLoaded) && temporary.isEmpty());
        finish(temporary);
        progress.enter(Step.DONE);
        CollectionResult result = result(verdict);
        record = record.in(Phase.DONE);
        job.ledger().finish(record, ReportJson.write(result));
        return result;
    }

    private Verdict indexAndProve(
            CopyContext copy, List<IndexSpec> temporary, boolean mustLoad, boolean uncertain)
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
        if (uncertain) {
            progress.enter(Step.RESOLVING);
            lateWrites(copy).settle();
        }
        advance(Phase.COPIED);
        progress.enter(Step.COMPARING);
        return new Proving(job, plan, record, copy).prove();
    }

    /** Releases what was loaded and drops what was built for the proof alone. */
    private void putBack(List<IndexSpec> temporary, boolean stayLoaded) {
        if (!stayLoaded && target.loaded()) {
            target.release();
        }
        if (!temporary.isEmpty()) {
            indexes.drop(temporary);
        }
    }

    /** Whoever took the job over needs the target as it is. */
    private void putBack(Exception failure, List<IndexSpec> temporary, boolean stayLoaded) {
        if (failure instanceof FencedException) {
            return;
        }
        try {
            CleanUp.run(() -> putBack(temporary, stayLoaded));
        } catch (StopoverException e) {
            failure.addSuppressed(e);
        }
    }

    private CollectionResult result(Verdict verdict) {
        CollectionInfo found = job.targetCatalog().describe(plan.target()).orElseThrow();
        List<Finding> findings = new ArrayList<>(job.plan().findings());
        findings.removeIf(f -> !plan.isMeantBy(f));
        findings.addAll(verdict.findings());
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
            record = record.withCounts(sourceCounts, rowsOfOthers());
            job.ledger().update(record);
        }
        progress.expect(Counts.sum(record.sourceCounts()));
    }

    /** What the target will count beside the rows that this job writes. */
    private Map<String, Long> rowsOfOthers() throws InterruptedException {
        if (plan.action() != Action.APPEND) {
            return Map.of();
        }
        target.load();
        Map<String, Long> counts =
                new HashMap<>(Counts.of(job.targetCatalog(), plan.target(), plan.partitions()));
        KeyClash clash = KeyClash.find(job.source(), job.target(), plan);
        if (clash.elsewhere() > 0) {
            throw new StopoverException(
                    ErrorCode.PLAN_BLOCKED,
                    clash.elsewhere()
                            + " keys are on both sides in different partitions, for example "
                            + clash.firstElsewhere());
        }
        if (clash.total() > 0 && conflicts(ConflictPolicy.FAIL)) {
            throw new StopoverException(
                    ErrorCode.PLAN_BLOCKED,
                    clash.total() + " keys are on both sides, for example " + clash.first());
        }
        if (conflicts(ConflictPolicy.OVERWRITE)) {
            clash.counts()
                    .forEach((partition, overwritten) ->
                            counts.merge(partition, -overwritten, Long::sum));
        }
        return counts;
    }

    private boolean conflicts(ConflictPolicy policy) {
        return plan.action() == Action.APPEND && job.plan().options().onConflict() == policy;
    }

    private CopyContext copyContext() throws InterruptedException {
        Framing framing = Framing.of(plan, job.target().dialect());
        CollectionReader reader =
                new CollectionReader(
                        job.source(),
                        plan.source().name(),
                        plan.source().schema(),
                        framing.columns());
        ReadPoint point = reader.now();
        return new CopyContext(
                plan,
                record.number(),
                framing,
                reader,
                point,
                writer(),
                conflicts(ConflictPolicy.OVERWRITE),
                kept(reader, point),
                job.target().dialect().has(Capability.UPSERT) && !plan.schema().autoId(),
                job.ledger(),
                job.limits(),
                progress);
    }

    private KeptKeys kept(CollectionReader reader, ReadPoint point) throws InterruptedException {
        if (!conflicts(ConflictPolicy.SKIP)) {
            return KeptKeys.none(record.number(), job.ledger());
        }
        target.load();
        CollectionReader there =
                new CollectionReader(job.target(), plan.target(), plan.schema(), List.of());
        ReadPoint now = there.now();
        return KeptKeys.of(
                record.number(),
                job.ledger(),
                (partition, keys) ->
                        there.present(
                                partition,
                                new RangeScout(reader, partition, point).keys(keys),
                                now));
    }

    private RangeWriter writer() {
        return new RangeWriter(job.target(), plan.target(), plan.schema().primaryKey().name());
    }

    private LateWrites lateWrites(CopyContext copy) {
        CollectionReader reader =
                new CollectionReader(job.target(), plan.target(), plan.schema(), List.of());
        return new LateWrites(
                copy,
                new ParkedRanges(copy, reader, writer()),
                reader.expressions(),
                new TargetCounts(job.targetCatalog(), plan, record));
    }

    private void advance(Phase phase) {
        record = record.in(phase);
        job.ledger().update(record);
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
