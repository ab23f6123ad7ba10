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
import io.stopover.milvus.digest.RowDigest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Plan;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
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
    private final List<CollectionProgress> progress;
    private final AtomicReferenceArray<CollectionResult> results;

    public MigrationJob(
            Connection source, Connection target, Plan plan, JobLedger ledger, Limits limits) {
        this.job = JobContext.of(source, target, plan, ledger, limits);
        this.progress =
                plan.collections().stream()
                        .map(c -> new CollectionProgress(c.source().name(), c.target()))
                        .toList();
        this.results = new AtomicReferenceArray<>(plan.collections().size());
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
                            Phase.PLANNED,
                            Map.of(),
                            Map.of()));
        }
        return records;
    }

    /** One entry per collection of the plan, in its order. */
    public List<CollectionProgress> progress() {
        return progress;
    }

    /**
     * @return the report, also stored in the ledger; its state is SUCCESSFUL or FAILED
     * @throws InterruptedException when stopped; the job is FAILED with reason INTERRUPTED
     */
    public Report run() throws InterruptedException {
        if (job.plan().blocked()) {
            throw new StopoverException(ErrorCode.PLAN_BLOCKED, "the plan has ERROR findings");
        }
        Instant started = Instant.now();
        List<CollectionRecord> collections = job.ledger().collections();
        collections.forEach(this::indexOf);
        if (collections.size() != job.plan().collections().size()) {
            throw new StopoverException(
                    ErrorCode.PLAN_CHANGED,
                    "the plan has "
                            + job.plan().collections().size()
                            + " collections, the job "
                            + collections.size());
        }
        begin();
        try (Tasks tasks = new Tasks("collection", new Semaphore(job.limits().collections()))) {
            for (CollectionRecord collection : collections) {
                tasks.submit(() -> run(collection));
            }
            tasks.await();
        } catch (InterruptedException e) {
            job.ledger().move(JobState.FAILED, ErrorCode.INTERRUPTED.name());
            throw e;
        }
        Report report = report(started);
        job.ledger().storeReport(ReportJson.write(report));
        job.ledger().move(report.state(), reason(report));
        return report;
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
        int index = indexOf(record);
        Optional<CollectionResult> earlier =
                job.ledger().result(record.number()).map(ReportJson::readResult);
        if (earlier.isPresent()) {
            progress.get(index).doneEarlier(earlier.get().report().rowsWritten());
            results.set(index, earlier.get());
            return;
        }
        CollectionPlan plan = job.plan().collections().get(index);
        CollectionProgress counters = progress.get(index);
        CollectionResult result;
        try {
            result =
                    plan.action() == Action.SKIP
                            ? new CollectionResult(
                                    Summary.without(plan, counters, Proof.NONE, "skipped"),
                                    List.of())
                            : new CollectionJob(job, plan, record, counters).run();
        } catch (FencedException e) {
            throw e;
        } catch (StopoverException e) {
            counters.enter(Step.FAILED);
            result =
                    new CollectionResult(
                            Summary.without(plan, counters, Proof.FAILED, e.explain()), List.of());
        }
        results.set(index, result);
    }

    /** The plan's collection that the record is of; the source must still be the same one. */
    private int indexOf(CollectionRecord record) {
        List<CollectionPlan> plans = job.plan().collections();
        for (int i = 0; i < plans.size(); i++) {
            CollectionPlan plan = plans.get(i);
            if (plan.source().name().equals(record.source())
                    && plan.target().equals(record.target())) {
                if (!Identity.of(plan.source()).equals(record.sourceIdentity())) {
                    throw new StopoverException(
                            ErrorCode.SOURCE_CHANGED,
                            record.source()
                                    + " is not the collection this job started with: id "
                                    + record.sourceIdentity().id()
                                    + " then, "
                                    + plan.source().id()
                                    + " now");
                }
                return i;
            }
        }
        throw new StopoverException(
                ErrorCode.PLAN_CHANGED,
                record.source() + " belongs to this job and is not in the plan any more");
    }

    private Report report(Instant started) {
        List<CollectionReport> reports = new ArrayList<>();
        Set<Finding> findings = new LinkedHashSet<>(job.plan().findings());
        for (int i = 0; i < results.length(); i++) {
            reports.add(results.get(i).report());
            findings.addAll(results.get(i).findings());
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
                RowDigest.VERSION,
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
