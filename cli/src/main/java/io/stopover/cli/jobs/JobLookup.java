package io.stopover.cli.jobs;

import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;

/** Finds the job that a person named. */
final class JobLookup {
    static final String LAST = "last";

    private JobLookup() {}

    /**
     * @param name a job's id, or {@code last} for the newest
     * @throws StopoverException JOB_NOT_FOUND
     */
    static JobRecord find(Ledger ledger, String name) {
        return (name.equals(LAST) ? ledger.jobs().stream().findFirst() : ledger.job(name))
                .orElseThrow(() ->
                        new StopoverException(
                                ErrorCode.JOB_NOT_FOUND,
                                name.equals(LAST)
                                        ? "there are no jobs"
                                        : "there is no job " + name));
    }
}
