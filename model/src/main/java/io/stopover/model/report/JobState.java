package io.stopover.model.report;

import java.util.EnumSet;
import java.util.Set;

/** States of a job; {@link #next()} is the one transition table. */
public enum JobState {
    PENDING,
    IN_PROGRESS,
    SUCCESSFUL,
    FAILED,
    CANCELED;

    public Set<JobState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_PROGRESS, CANCELED);
            case IN_PROGRESS -> EnumSet.of(SUCCESSFUL, FAILED, CANCELED);
            case FAILED, CANCELED -> EnumSet.of(PENDING, CANCELED);
            case SUCCESSFUL -> EnumSet.noneOf(JobState.class);
        };
    }

    public boolean resumable() {
        return this == PENDING || this == IN_PROGRESS || this == FAILED || this == CANCELED;
    }
}
