package io.stopover.local;

import java.util.OptionalInt;

/**
 * Hears what a first use is waiting for. Called from the thread that called {@link LocalClusters}.
 */
@FunctionalInterface
public interface Progress {
    /** Ignores everything. */
    Progress SILENT = (step, percent) -> {};

    /**
     * @param percent how far this step is, 0 to 100; empty where that cannot be known
     */
    void report(String step, OptionalInt percent);

    /** Reports a step whose length is unknown. */
    default void report(String step) {
        report(step, OptionalInt.empty());
    }
}
