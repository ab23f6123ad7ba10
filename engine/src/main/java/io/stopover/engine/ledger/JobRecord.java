package io.stopover.engine.ledger;

import io.stopover.model.report.JobState;
import java.time.Instant;

/**
 * One job.
 *
 * @param fingerprint of the request: the same command finds its job again by it
 * @param title the request in one line, without secrets
 * @param reason why the job is in its state; "" when nothing is to be said
 * @param epoch raised by whoever takes the job; writes of an older epoch are refused
 * @param digestVersion of docs/digest.md that its ranges are digested by
 */
public record JobRecord(
        String id,
        String fingerprint,
        String title,
        JobState state,
        String reason,
        int epoch,
        int digestVersion,
        Instant created,
        Instant updated) {}
