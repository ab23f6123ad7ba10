package io.stopover.model.report;

/** One key at which the two sides differ. */
public record Difference(Kind kind, String partition, String key, String detail) {
    public enum Kind {
        /** On the source only. */
        MISSING,
        /** On the target only. */
        EXTRA,
        /** On both sides with other values; the detail names the fields. */
        CHANGED,
        /** More than once on the target. */
        DOUBLED
    }
}
