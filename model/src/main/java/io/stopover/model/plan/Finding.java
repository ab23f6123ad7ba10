package io.stopover.model.plan;

import static java.util.Objects.requireNonNull;

/**
 * Something the plan or the run found out and a person should know.
 *
 * @param where collection, field or endpoint it is about
 */
public record Finding(FindingCode code, Severity severity, String where, String message) {
    public Finding {
        requireNonNull(code, "code");
        requireNonNull(severity, "severity");
        requireNonNull(where, "where");
        requireNonNull(message, "message");
    }

    /** A finding with its code's usual severity. */
    public static Finding of(FindingCode code, Object where, String message) {
        return new Finding(code, code.severity(), where.toString(), message);
    }

    public boolean blocks() {
        return severity == Severity.ERROR;
    }

    public String remedy() {
        return code.remedy();
    }
}
