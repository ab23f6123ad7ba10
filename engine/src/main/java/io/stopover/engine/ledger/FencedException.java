package io.stopover.engine.ledger;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;

/** Somebody else took the job: stop at once, write nothing more. */
public final class FencedException extends StopoverException {
    private static final long serialVersionUID = 1L;

    public FencedException(String jobId) {
        super(ErrorCode.STATE_FOLDER, "job " + jobId + " was taken over by another process");
    }
}
