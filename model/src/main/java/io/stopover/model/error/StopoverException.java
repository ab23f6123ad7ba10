package io.stopover.model.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception that this product throws on purpose: a stable code, what happened in words, and
 * the remedy. Messages never contain secrets.
 */
public class StopoverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String during;

    public StopoverException(ErrorCode code, String message) {
        this(code, "", message, null);
    }

    public StopoverException(
            ErrorCode code, String during, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.during = during;
    }

    public ErrorCode code() {
        return code;
    }

    /** What was being done, for example {@code copying shop.books, range (10, 20]}; may be "". */
    public String during() {
        return during;
    }

    /** The error as a person reads it: code, what was being done, what happened, the remedy. */
    public String explain() {
        return code
                + (during.isEmpty() ? "" : " while " + during)
                + ": "
                + getMessage()
                + "\n  remedy: "
                + code.remedy();
    }
}
