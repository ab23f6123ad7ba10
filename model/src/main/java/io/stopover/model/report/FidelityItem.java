package io.stopover.model.report;

/** One line of the fidelity sheet: a schema item, index, alias, partition, property or function. */
public record FidelityItem(String item, Outcome outcome, String detail) {
    public enum Outcome {
        IDENTICAL,
        CHANGED_ON_REQUEST,
        IMPOSSIBLE_HERE
    }
}
