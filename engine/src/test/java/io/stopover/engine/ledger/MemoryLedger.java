package io.stopover.engine.ledger;

import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that forgets everything with its process; for tests of what stands on the port. */
public final class MemoryLedger implements Ledger {
    private final Map<String, MemoryJob> jobs = new LinkedHashMap<>();
    private int created;
    private int digestVersion = Digest.VERSION;

    /** Jobs that are created from now on count as made by a build with that version. */
    public synchronized void digestVersion(int version) {
        digestVersion = version;
    }

    @Override
    public synchronized Optional<JobRecord> unfinished(String fingerprint) {
        return jobs().stream()
                .filter(job -> job.fingerprint().equals(fingerprint))
                .filter(job -> job.state() != JobState.SUCCESSFUL)
                .findFirst();
    }

    @Override
    public synchronized JobRecord create(
            String fingerprint, String title, List<CollectionRecord> collections) {
        created++;
        Instant now = Instant.now();
        var record =
                new JobRecord(
                        "job-" + created,
                        fingerprint,
                        title,
                        JobState.PENDING,
                        "",
                        0,
                        digestVersion,
                        now,
                        now);
        jobs.put(record.id(), new MemoryJob(record, collections));
        return record;
    }

    @Override
    public synchronized JobLedger take(String jobId) {
        return new MemoryJobLedger(existing(jobId), existing(jobId).raiseEpoch());
    }

    @Override
    public synchronized List<JobRecord> jobs() {
        List<JobRecord> records = new ArrayList<>();
        jobs.values().forEach(job -> records.add(job.record()));
        return records.reversed();
    }

    @Override
    public synchronized Optional<JobRecord> job(String jobId) {
        return Optional.ofNullable(jobs.get(jobId)).map(MemoryJob::record);
    }

    @Override
    public synchronized List<CollectionRecord> collections(String jobId) {
        return Optional.ofNullable(jobs.get(jobId)).map(MemoryJob::collections).orElse(List.of());
    }

    @Override
    public synchronized List<JobChange> history(String jobId) {
        return Optional.ofNullable(jobs.get(jobId)).map(MemoryJob::history).orElse(List.of());
    }

    @Override
    public synchronized Optional<String> report(String jobId) {
        return Optional.ofNullable(jobs.get(jobId)).flatMap(MemoryJob::report);
    }

    @Override
    public synchronized void remove(String jobId) {
        existing(jobId).raiseEpoch();
        jobs.remove(jobId);
    }

    @Override
    public void close() {}

    private MemoryJob existing(String jobId) {
        return Optional.ofNullable(jobs.get(jobId))
                .orElseThrow(() ->
                        new StopoverException(ErrorCode.JOB_NOT_FOUND, "there is no job " + jobId));
    }
}
