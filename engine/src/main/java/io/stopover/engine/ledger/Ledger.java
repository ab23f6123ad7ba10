package io.stopover.engine.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The durable record of all jobs of one state folder or database. Every call is on disk when it
 * returns. Thread-safe. Fails with StopoverException(STATE_FOLDER).
 */
public interface Ledger extends AutoCloseable {
    /** The newest job of that fingerprint that did not succeed. */
    Optional<JobRecord> unfinished(String fingerprint);

    /** A new PENDING job with epoch 0. */
    JobRecord create(String fingerprint, String title, List<CollectionRecord> collections);

    /**
     * Raises the epoch and gives write access; whoever held the job before is fenced off. Fails
     * with StopoverException(JOB_NOT_FOUND).
     */
    JobLedger take(String jobId);

    /** All jobs, newest first. */
    List<JobRecord> jobs();

    Optional<JobRecord> job(String jobId);

    List<CollectionRecord> collections(String jobId);

    /** Every state the job went through, oldest first. */
    List<JobChange> history(String jobId);

    /** The stored report as JSON. */
    Optional<String> report(String jobId);

    /**
     * Forgets the job and everything recorded of it; whoever holds it is fenced off. Fails with
     * StopoverException(JOB_NOT_FOUND).
     */
    void remove(String jobId);

    @Override
    void close();
}
