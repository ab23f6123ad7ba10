package io.stopover.model.error;

import static io.stopover.model.error.Category.CAPACITY;
import static io.stopover.model.error.Category.INTERNAL;
import static io.stopover.model.error.Category.SOURCE;
import static io.stopover.model.error.Category.TARGET;
import static io.stopover.model.error.Category.USER;

/** Stable names of everything that can go wrong. docs/errors.md is generated from this list. */
public enum ErrorCode {
    USAGE(USER, false, "See the command's --help."),
    BAD_ENDPOINT(USER, false, "Write http://host:port, https://host:port or host:port."),
    BAD_REQUEST_FILE(
            USER, false, "Compare the file with docs/request-file.md; unknown keys are refused."),
    SECRET_AS_ARGUMENT(
            USER,
            false,
            "Arguments are visible to every user of this computer: use --source-token-file, the environment (STOPOVER_SOURCE_TOKEN, STOPOVER_SOURCE_PASSWORD) or the prompt."),
    BAD_TLS_MATERIAL(USER, false, "Give PEM files; a client certificate needs its key as well."),
    BAD_LOCAL_CLUSTER(
            USER, false, "See `stopover local list` and the log file named in the message."),
    UNREACHABLE(
            USER,
            true,
            "Check host, port and firewall; `stopover check` tries the connection alone."),
    TLS_FAILED(
            USER,
            false,
            "Check http against https, the CA (--source-ca) and the server name (--source-server-name)."),
    AUTHENTICATION_FAILED(USER, false, "Check user and password or token."),
    PERMISSION_DENIED(
            USER, false, "Grant the named right to this user, or use another credential."),
    DATABASE_NOT_FOUND(
            USER, false, "Check the name with `stopover check`; names are case-sensitive."),
    COLLECTION_NOT_FOUND(
            USER, false, "Check the name with `stopover check`; names are case-sensitive."),
    NOTHING_SELECTED(USER, false, "Check --collection, --exclude and --database."),
    UNSUPPORTED_SERVER(USER, false, "Upgrade the server to a version that docs/limits.md lists."),
    PLAN_BLOCKED(USER, false, "Act on the plan's ERROR findings, then run again."),
    STATE_FOLDER(USER, false, "Act on the reason, or give another folder with --state."),
    JOB_RUNNING(
            USER,
            true,
            "Wait for that process or stop it; `stopover jobs show` tells how far the job is."),
    JOB_NOT_FOUND(USER, false, "See `stopover jobs list`."),
    PLAN_CHANGED(
            USER,
            false,
            "Run with the options of the first start, or clean the job with `stopover jobs clean` and start anew."),
    SOURCE_CHANGED(SOURCE, false, "Clean the job with `stopover jobs clean` and start anew."),
    TARGET_CHANGED(TARGET, false, "Clean the job with `stopover jobs clean` and start anew."),
    TARGET_IS_SOURCE(
            USER,
            false,
            "Give the copy another name or database; what is copied cannot be written to."),
    SOURCE_NOT_LOADED(
            SOURCE, false, "Load the collection on the source, or allow it with --load-source."),
    SOURCE_ROW_TOO_LARGE(
            SOURCE,
            false,
            "Raise the source's gRPC and maxOutputSize limits: one row alone exceeds them."),
    TARGET_REFUSED(
            TARGET, false, "Read the server's reason; nothing of the refused request was written."),
    TARGET_WRITE_FAILED(TARGET, true, "Run the same command again; it goes on from the ledger."),
    TARGET_QUOTA(
            TARGET,
            true,
            "The target refuses writes because it is short of memory or disk. Free space or raise the quota; then run the same command again."),
    TARGET_BUSY(
            TARGET,
            true,
            "The target limits the rate; lower --max-rate, or run the same command again later."),
    TARGET_INDEX_FAILED(
            TARGET,
            false,
            "Read the server's reason; --indexes auto or none avoids a particular index."),
    TARGET_PARTLY_LOADED(
            TARGET,
            false,
            "Load every partition of the collection on the target, or release it: a comparison loads it itself."),
    TARGET_LOAD_FAILED(TARGET, false, "Free memory on the target, or verify with --verify count."),
    VERIFY_MISMATCH(
            TARGET,
            false,
            "See the report for the keys; migrate this collection again with --on-existing recreate."),
    INTERRUPTED(USER, true, "Run the same command again; it goes on from the ledger."),
    TIMED_OUT(CAPACITY, true, "Run the same command again; it goes on from the ledger."),
    UNEXPECTED_ANSWER(
            INTERNAL,
            false,
            "`stopover check --probe` tells how this server behaves; please report it."),
    INTERNAL_ERROR(INTERNAL, false, "Please report it with the log.");

    private final Category category;
    private final boolean retryable;
    private final String remedy;

    ErrorCode(Category category, boolean retryable, String remedy) {
        this.category = category;
        this.retryable = retryable;
        this.remedy = remedy;
    }

    public Category category() {
        return category;
    }

    /** The same request may succeed later without anybody changing it. */
    public boolean retryable() {
        return retryable;
    }

    /** What to do about it, in one sentence. */
    public String remedy() {
        return remedy;
    }
}
