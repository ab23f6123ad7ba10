package io.stopover.e2e.bench;

import io.stopover.engine.progress.Step;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import java.time.Duration;

/**
 * A finished migration.
 *
 * @param seconds wall time of the whole job
 * @param copyCpuNanos CPU time of this process while the first collection was in its copy phase
 */
record Run(Report report, double seconds, long copyCpuNanos) {
    private static final double NANOS = 1e9;

    /** Time of a step of the first collection. */
    double seconds(Step step) {
        return first().phases().getOrDefault(step.word(), Duration.ZERO).toNanos() / NANOS;
    }

    CollectionReport first() {
        return report.collections().getFirst();
    }

    /** Compare phase by copy phase. */
    double compareRatio() {
        return seconds(Step.COMPARING) / seconds(Step.COPYING);
    }

    double cpuMicrosPerRow() {
        return copyCpuNanos / 1e3 / first().rowsWritten();
    }

    /** Megabytes moved per second of this process's CPU time. */
    double megabytesPerCore() {
        return first().bytes() / 1e6 / (copyCpuNanos / NANOS);
    }
}
