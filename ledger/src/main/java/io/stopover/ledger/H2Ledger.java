package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobChange;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A ledger in a state folder, with a database file for each job: whoever runs a job has its file to
 * itself, and everybody else reads the job's card. Any number of processes may have the ledger
 * open; one at a time runs a request.
 */
public final class H2Ledger implements Ledger {
    private static final Comparator<JobRecord> NEWEST_FIRST =
            Comparator.comparing(JobRecord::created).thenComparing(JobRecord::id).reversed();

    // Somebody who only looks has the lock for the moment that it takes to open a database.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long BETWEEN_ATTEMPTS_MILLIS = 20;

    private final Path jobs;
    private final Path running;
    private final String actor = System.getProperty("user.name", "unknown");
    private final Map<String, HeldJob> held = new HashMap<>();
    private final Map<String, RequestLock> claimed = new HashMap<>();
    private Optional<TargetLocks> targets = Optional.empty();

    private H2Ledger(Path home) {
        this.jobs = home.resolve("jobs");
        this.running = home.resolve("running");
    }

    /**
     * Opens the folder's ledger; creates the folder for this user only when it is missing. Fails
     * with StopoverException(STATE_FOLDER) when it cannot be written to, or when another build made
     * it.
     */
    public static H2Ledger open(Path folder) {
        Path home = StateFolder.prepare(folder);
        Path oneForAllJobs = home.resolve("ledger.mv.db");
        if (Files.exists(oneForAllJobs)) {
            throw StateFolder.foreign(oneForAllJobs, null);
        }
        return new H2Ledger(home);
    }

    /**
     * From now on until it is closed this ledger alone may create and take jobs of that request.
     * Creating and taking do it by themselves; whoever plans first does it before.
     *
     * @throws StopoverException JOB_RUNNING when another process has it
     */
    public synchronized void claim(String fingerprint) {
        claim(
                fingerprint,
                () ->
                        unfinished(fingerprint)
                                .map(job -> "job " + job.id())
                                .orElse("the same request"));
    }

    /**
     * From now on until it is closed this ledger alone may write to these collections.
     *
     * @param names of collections, with the endpoint they are on
     * @throws StopoverException JOB_RUNNING when another one has one of them
     */
    public synchronized void claimTargets(List<String> names) {
        TargetLocks locks =
                targets.orElseGet(() -> TargetLocks.open(running.resolve("targets.lock")));
        targets = Optional.of(locks);
        for (String name : names) {
            if (!locks.tryTake(name)) {
                throw new StopoverException(
                        ErrorCode.JOB_RUNNING,
                        "another migration that is being run writes to " + name);
            }
        }
    }

    private void claim(String fingerprint, Supplier<String> what) {
        claim(fingerprint, PATIENCE, what);
    }

    private void claim(String fingerprint, Duration patience, Supplier<String> what) {
        if (claimed.containsKey(fingerprint)) {
            return;
        }
        Path file = RequestLock.file(running, fingerprint);
        RequestLock lock =
                await(file, patience)
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.JOB_RUNNING,
                                        what.get()
                                                + " is being run by "
                                                + RequestLock.holder(file)));
        claimed.put(fingerprint, lock);
    }

    private static Optional<RequestLock> await(Path file, Duration patience) {
        Instant end = Instant.now().plus(patience);
        Optional<RequestLock> lock = RequestLock.tryTake(file);
        while (lock.isEmpty() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return lock;
            }
            lock = RequestLock.tryTake(file);
        }
        return lock;
    }

    @Override
    public synchronized Optional<JobRecord> unfinished(String fingerprint) {
        return JobFolder.all(jobs).stream()
                .filter(folder -> folder.card().map(card -> isOf(fingerprint, card)).orElse(true))
                .flatMap(folder -> look(folder).stream())
                .filter(card -> isOf(fingerprint, card))
                .map(JobCard::job)
                .filter(job -> job.state() != JobState.SUCCESSFUL)
                .min(NEWEST_FIRST);
    }

    private static boolean isOf(String fingerprint, JobCard card) {
        return card.job().fingerprint().equals(fingerprint);
    }

    @Override
    public synchronized JobRecord create(
            String fingerprint, String title, List<CollectionRecord> collections) {
        claim(fingerprint);
        Instant now = SqlLedger.now();
        var job =
                new JobRecord(
                        JobIds.next(now),
                        fingerprint,
                        title,
                        JobState.PENDING,
                        "",
                        0,
                        Digest.VERSION,
                        now,
                        now);
        JobFolder folder = new JobFolder(jobs.resolve(job.id()));
        held.put(job.id(), HeldJob.create(folder, job, collections, actor));
        return job;
    }

    /** Fails with StopoverException(JOB_RUNNING) when another process has the job. */
    @Override
    public synchronized JobLedger take(String jobId) {
        claimJob(jobId, PATIENCE);
        return hold(new JobFolder(jobs.resolve(jobId))).take();
    }

    private HeldJob hold(JobFolder folder) {
        return held.computeIfAbsent(folder.id(), id -> HeldJob.open(folder, actor));
    }

    private void claimJob(String jobId, Duration patience) {
        JobRecord job = job(jobId).orElseThrow(() -> SqlLedger.noSuchJob(jobId));
        claim(
                job.fingerprint(),
                patience,
                () ->
                        (job.state() == JobState.SUCCESSFUL ? "the request of " : "")
                                + "job "
                                + jobId);
    }

    @Override
    public synchronized List<JobRecord> jobs() {
        return JobFolder.all(jobs).stream()
                .flatMap(folder -> look(folder).stream())
                .map(JobCard::job)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Optional<JobRecord> job(String jobId) {
        return card(jobId).map(JobCard::job);
    }

    @Override
    public List<CollectionRecord> collections(String jobId) {
        return card(jobId).map(JobCard::collections).orElse(List.of());
    }

    @Override
    public List<JobChange> history(String jobId) {
        return card(jobId).map(JobCard::history).orElse(List.of());
    }

    @Override
    public synchronized Optional<String> report(String jobId) {
        return JobFolder.of(jobs, jobId)
                .filter(folder -> look(folder).isPresent())
                .flatMap(JobFolder::report);
    }

    private synchronized Optional<JobCard> card(String jobId) {
        return JobFolder.of(jobs, jobId).flatMap(this::look);
    }

    /**
     * The card; what the database says where whoever had it open was killed, and where this ledger
     * may go on with the job.
     */
    private Optional<JobCard> look(JobFolder folder) {
        HeldJob own = held.get(folder.id());
        if (own != null) {
            return own.card();
        }
        Optional<JobCard> card = folder.card();
        if (card.isEmpty()) {
            return reopened(folder);
        }
        JobRecord job = card.get().job();
        if (claimed.containsKey(job.fingerprint()) && job.state().resumable()) {
            return hold(folder).card();
        }
        return card.get().held() ? afterAKill(folder, card.get()) : card;
    }

    private Optional<JobCard> afterAKill(JobFolder folder, JobCard card) {
        Optional<RequestLock> lock =
                RequestLock.tryTake(RequestLock.file(running, card.job().fingerprint()));
        if (lock.isEmpty()) {
            return Optional.of(card);
        }
        try {
            return reopened(folder);
        } catch (StopoverException e) {
            return Optional.of(card); // whoever goes on with the job is told
        } finally {
            lock.get().close();
        }
    }

    private Optional<JobCard> reopened(JobFolder folder) {
        try (HeldJob job = HeldJob.open(folder, actor)) {
            return job.card();
        }
    }

    @Override
    public synchronized void remove(String jobId) {
        // Without patience: a job that ends meanwhile is not the one that was chosen.
        claimJob(jobId, Duration.ZERO);
        HeldJob own = held.get(jobId);
        if (own == null) {
            new JobFolder(jobs.resolve(jobId)).delete();
        } else {
            own.remove();
        }
    }

    @Override
    public synchronized void close() {
        try {
            held.values().forEach(HeldJob::close);
        } finally {
            held.clear();
            claimed.values().forEach(RequestLock::close);
            claimed.clear();
            targets.ifPresent(TargetLocks::close);
            targets = Optional.empty();
        }
    }
}
