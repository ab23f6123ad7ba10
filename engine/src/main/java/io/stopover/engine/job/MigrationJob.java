package io.stopover.engine.job;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.FencedException;
import io.stopover.engine.ledger.JobLedger;
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
import io.stopover.model.plan.Plan;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Runs a plan to its end: every collection is copied and proven, or its failure recorded. Used
 * once; {@link #progress} may be read from any thread. Interrupting the running thread stops the
 * job cleanly; the same request goes on from the ledger.
 */
public final class MigrationJob {
    private final JobContext job;
    private final RecordedPlan plan;
    private final List<CollectionRecord> collections;
    private final List<CollectionProgress> progress;
    private final AtomicReferenceArray<CollectionResult> results;

    public MigrationJob(
            Connection source, Connection target, Plan plan, JobLedger ledger, Limits limits) {
        this.job = JobContext.of(source, target, plan, ledger, limits);
        this.plan = new RecordedPlan(plan);
        this.collections = ledger.collections();
        this.progress =
                collections.stream()
                        .map(c -> new CollectionProgress(c.source(), c.target()))
                        .toList();
        this.results = new AtomicReferenceArray<>(collections.size());
    }

    /** What a plan's collections are recorded as before anything is written. */
    public static List<CollectionRecord> records(Plan plan) {
        return IntStream.range(0, plan.collections().size())
                .mapToObj(
                        number -> CollectionRecord.planned(number, plan.collections().get(number)))
                .toList();
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
        plan.requireAllIn(collections);
        Instant started = Instant.now();
        begin();
        try {
            work();
            Report report = new JobReport(job).of(results(), started);
            job.ledger().storeReport(ReportJson.write(report));
            job.ledger().move(report.state(), JobReport.reason(report));
            return report;
        } catch (InterruptedException e) {
            job.ledger().move(JobState.FAILED, ErrorCode.INTERRUPTED.name());
            List<CollectionName> leftLoaded = new JobReport(job).leftLoaded();
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

    private List<CollectionResult> results() {
        return IntStream.range(0, results.length()).mapToObj(results::get).toList();
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
            CollectionPlan own = plan.of(record);
            result =
                    own.action() == Action.SKIP
                            ? Summary.skipped(counters)
                            : new CollectionJob(job, own, record, counters).run();
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

    private CollectionResult failed(
            CollectionRecord record, CollectionProgress counters, StopoverException failure) {
        counters.enter(Step.FAILED);
        return Summary.failed(counters, plan.actionOf(record), failure);
    }
}
