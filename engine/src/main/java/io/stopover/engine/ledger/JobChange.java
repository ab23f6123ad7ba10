package io.stopover.engine.ledger;

import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of a job's state.
 *
 * @param from the state before; empty for the job's creation
 * @param actor who made the change, for example the user of this computer
 */
public record JobChange(
        Instant at, Optional<JobState> from, JobState to, String reason, String actor) {}
