package io.stopover.model.plan;

/** How much a finding matters. */
public enum Severity {
    /** Nothing is written while there is one. */
    ERROR,
    /** Must be seen. */
    WARNING,
    INFO
}
