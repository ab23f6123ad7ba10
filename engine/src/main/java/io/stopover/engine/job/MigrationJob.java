package io.stopover.engine.job;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.FencedException;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.Phase;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.report.ReportJson;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Plan;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Runs a plan to its end: every collection is copied and proven, or its failure recorded. Used
 * once; {@link #progress} may be read from any thread. Interrupting the running thread stops the
 * job cleanly; the same request goes on from the ledger.
 */
public final class MigrationJob {
    private final JobContext job;
    private final List<CollectionRecord> collections;
    private final List<CollectionProgress> progress;
    private final AtomicReferenceArray<CollectionResult> results;

    public MigrationJob(
            Connection source, Connection target, Plan plan, JobLedger ledger, Limits limits) {
        this.job = JobContext.of(source, target, plan, ledger, limits);
        this.collections = ledger.collections();
        this.progress =
                collections.stream()
                        .map(c -> new CollectionProgress(c.source(), c.target()))
                        .toList();
        this.results = new AtomicReferenceArray<>(collections.size());
    }

    /** What a plan's collections are recorded as before anything is written. */
    public static List<CollectionRecord> records(Plan plan) {
        List<CollectionRecord> records = new ArrayList<>();
        for (CollectionPlan collection : plan.collections()) {
            records.add(
                    new CollectionRecord(
                            records.size(),
                            collection.source().name(),
                            Identity.of(collection.source()),
                            collection.target(),
                            Identity.NONE,
                            collection.action(),
                            false,
                            false,
                            Phase.PLANNED,
                            Map.of(),
                            Map.of()));
        }
        return records;
    }

    /** One entry per collection of the job, in its order. */
    public List<CollectionProgress> progress() {
        return progress;
    }

    /**
     * @return the report, also stored in the ledger; its state is SUCCESSFUL or FAILED
     * @throws InterruptedException when stopped; the job is FAILED with reason INTERRUPTED
     * @throws StopoverException INTERRUPTED when stopped and something could not be undone
     */
    public Report run() throws InterruptedException {
        if (job.plan().blocked()) {
            throw new StopoverException(ErrorCode.PLAN_BLOCKED, "the plan has ERROR findings");
        }
        requireSameDigest();
        requireRecorded();
        Instant started = Instant.now();
        begin();
        try {
            work();
            Report report = report(started);
            job.ledger().storeReport(ReportJson.write(report));
            job.ledger().move(report.state(), reason(report));
            return report;
        } catch (InterruptedException e) {
            job.ledger().move(JobState.FAILED, ErrorCode.INTERRUPTED.name());
            List<CollectionName> leftLoaded = leftLoaded();
            if (!leftLoaded.isEmpty()) {
                throw new StopoverException(
                        ErrorCode.INTERRUPTED,
                        "",
                        "the job was stopped; on the source these stay loaded, release them by hand: "
                                + leftLoaded,
                        e);
            }
            throw e;
        } catch (FencedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            giveUp(e);
            throw e;
        }
    }

    private void work() throws InterruptedException {
        try (Tasks tasks = new Tasks("collection", new Semaphore(job.limits().collections()))) {
            for (CollectionRecord collection : collections) {
                tasks.submit(() -> run(collection));
            }
            tasks.await();
        }
    }

    /** Whatever broke this program, nobody shall believe that the job is still running. */
    private void giveUp(Throwable broken) {
        try {
            job.ledger().move(JobState.FAILED, ErrorCode.INTERNAL_ERROR + ": " + broken);
        } catch (RuntimeException | Error e) {
            broken.addSuppressed(e);
        }
    }

    /** Digests of two versions cannot be compared. */
    private void requireSameDigest() {
        int version = job.ledger().job().digestVersion();
        if (version != Digest.VERSION) {
            throw new StopoverException(
                    ErrorCode.PLAN_CHANGED,
                    "the job was started with digest version "
                            + version
                            + ", this Stopover makes version "
                            + Digest.VERSION);
        }
    }

    /** A plan may lack collections of the job, but it may not bring others. */
    private void requireRecorded() {
        for (CollectionPlan plan : job.plan().collections()) {
            if (collections.stream().noneMatch(record -> isOf(plan, record))) {
                throw new StopoverException(
                        ErrorCode.PLAN_CHANGED,
                        plan.source().name() + " is in the plan and does not belong to this job");
            }
        }
    }

    /** A job whose process died is still IN_PROGRESS; a failed one is retried. */
    private void begin() {
        new OldProof(job.ledger()).forgetWhereTheJobEnded();
        JobState state = job.ledger().job().state();
        if (state == JobState.FAILED || state == JobState.CANCELED) {
            job.ledger().move(JobState.PENDING, "resumed");
        }
        if (state != JobState.IN_PROGRESS) {
            job.ledger().move(JobState.IN_PROGRESS, "");
        }
    }

    private void run(CollectionRecord record) throws InterruptedException {
        CollectionProgress counters = progress.get(record.number());
        Optional<CollectionResult> earlier =
                job.ledger().result(record.number()).map(ReportJson::readResult);
        if (earlier.isPresent()) {
            counters.doneEarlier(earlier.get().report().rowsWritten());
            results.set(record.number(), earlier.get());
            return;
        }
        CollectionResult result;
        try {
            CollectionPlan plan = planOf(record);
            result =
                    plan.action() == Action.SKIP
                            ? skipped(counters)
                            : new CollectionJob(job, plan, record, counters).run();
        } catch (FencedException e) {
            throw e;
        } catch (StopoverException e) {
            result = failed(record, counters, e);
        } catch (RuntimeException e) {
            result =
                    failed(
                            record,
                            counters,
                            new StopoverException(ErrorCode.INTERNAL_ERROR, "", e.toString(), e));
        }
        results.set(record.number(), result);
    }

    private static CollectionResult skipped(CollectionProgress counters) {
        return new CollectionResult(
                Summary.without(counters, Action.SKIP, Proof.NONE, "skipped"), List.of());
    }

    private CollectionResult failed(
            CollectionRecord record, CollectionProgress counters, StopoverException failure) {
        counters.enter(Step.FAILED);
        Action action =
                job.plan().collections().stream()
                        .filter(plan -> isOf(plan, record))
                        .map(CollectionPlan::action)
                        .findFirst()
                        .orElse(Action.CREATE);
        return new CollectionResult(
                Summary.without(counters, action, Proof.FAILED, failure.explain()), List.of());
    }

    /** What the plan says of the collection; the source must still be the same one. */
    private CollectionPlan planOf(CollectionRecord record) {
        CollectionPlan found =
                job.plan().collections().stream()
                        .filter(plan -> isOf(plan, record))
                        .findFirst()
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.SOURCE_CHANGED,
                                        record.source()
                                                + " is gone from the source since this job began"));
        if (!Identity.of(found.source()).equals(record.sourceIdentity())) {
            throw new StopoverException(
                    ErrorCode.SOURCE_CHANGED,
                    record.source()
                            + " is not the collection this job started with: id "
                            + record.sourceIdentity().id()
                            + " then, "
                            + found.source().id()
                            + " now");
        }
        return found;
    }

    private static boolean isOf(CollectionPlan plan, CollectionRecord record) {
        return plan.source().name().equals(record.source())
                && plan.target().equals(record.target());
    }

    /** Collections of the source that the job loaded and could not release again. */
    private List<CollectionName> leftLoaded() {
        return job.ledger().collections().stream()
                .filter(CollectionRecord::sourceLoaded)
                .map(CollectionRecord::source)
                .toList();
    }

    private Report report(Instant started) {
        List<CollectionReport> reports = new ArrayList<>();
        Set<Finding> findings = new LinkedHashSet<>(job.plan().findings());
        for (int i = 0; i < results.length(); i++) {
            reports.add(results.get(i).report());
            findings.addAll(results.get(i).findings());
        }
        for (CollectionName name : leftLoaded()) {
            findings.add(
                    Finding.of(
                            FindingCode.LEFT_LOADED,
                            name,
                            "loaded on the source for the copy, and it could not be released again"));
        }
        boolean failed = reports.stream().anyMatch(r -> r.proof() == Proof.FAILED);
        return new Report(
                job.ledger().job().id(),
                failed ? JobState.FAILED : JobState.SUCCESSFUL,
                started,
                Instant.now(),
                job.plan().source(),
                job.plan().target(),
                job.plan().options(),
                reports,
                List.copyOf(findings),
                Digest.VERSION,
                Version.text());
    }

    private static String reason(Report report) {
        if (report.state() == JobState.SUCCESSFUL) {
            return "";
        }
        return report.collections().stream()
                .map(CollectionReport::failure)
                .filter(f -> !f.isEmpty() && !f.equals("skipped"))
                .findFirst()
                .orElse(ErrorCode.VERIFY_MISMATCH.name());
    }
}
