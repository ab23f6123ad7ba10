package io.stopover.cli.shell;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;

/** How the command ends, as scripts see it. */
public enum Exit {
    DONE(0, "done and verified"),
    FAILED(1, "failed"),
    USAGE(2, "wrong usage; nothing was touched"),
    PLAN_BLOCKED(3, "the plan has blocking findings; nothing was written"),
    DIFFERENT(4, "verification found differences"),
    REJECTS(5, "done with accepted rejects"),
    INTERRUPTED(130, "interrupted; the same command goes on");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    public static Exit of(ErrorCode code) {
        return switch (code) {
            case USAGE,
                    BAD_ENDPOINT,
                    BAD_REQUEST_FILE,
                    SECRET_AS_ARGUMENT,
                    BAD_TLS_MATERIAL,
                    JOB_NOT_FOUND ->
                    USAGE;
            case PLAN_BLOCKED -> PLAN_BLOCKED;
            case VERIFY_MISMATCH -> DIFFERENT;
            case INTERRUPTED -> INTERRUPTED;
            case BAD_LOCAL_CLUSTER,
                    UNREACHABLE,
                    TLS_FAILED,
                    AUTHENTICATION_FAILED,
                    PERMISSION_DENIED,
                    DATABASE_NOT_FOUND,
                    COLLECTION_NOT_FOUND,
                    NOTHING_SELECTED,
                    UNSUPPORTED_SERVER,
                    STATE_FOLDER,
                    JOB_RUNNING,
                    PLAN_CHANGED,
                    SOURCE_CHANGED,
                    TARGET_CHANGED,
                    TARGET_IS_SOURCE,
                    SOURCE_NOT_LOADED,
                    SOURCE_ROW_TOO_LARGE,
                    TARGET_REFUSED,
                    TARGET_WRITE_FAILED,
                    TARGET_QUOTA,
                    TARGET_BUSY,
                    TARGET_INDEX_FAILED,
                    TARGET_PARTLY_LOADED,
                    TARGET_LOAD_FAILED,
                    TIMED_OUT,
                    UNEXPECTED_ANSWER,
                    INTERNAL_ERROR ->
                    FAILED;
        };
    }

    /** Differences count before failures: whoever sees 4 must not trust the target. */
    public static Exit of(Report report) {
        if (report.collections().stream().anyMatch(Exit::differs)) {
            return DIFFERENT;
        }
        return report.state() == JobState.SUCCESSFUL ? DONE : FAILED;
    }

    /** A failure in words came before the comparison, unless it says that fields differ. */
    private static boolean differs(CollectionReport collection) {
        boolean compared =
                collection.failure().isEmpty()
                        || collection.failure().startsWith(ErrorCode.VERIFY_MISMATCH.name());
        return collection.mismatches() > 0 || (collection.proof() == Proof.FAILED && compared);
    }
}
