package io.stopover.testkit.servers;

import io.stopover.local.LocalClusters;
import io.stopover.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where one JVM keeps its servers; the name {@code PID-STARTMILLIS} tells whether that JVM still
 * lives.
 */
record RunFolder(Path path) {
    private static final Duration CLOCK_ROUNDING = Duration.ofSeconds(2);

    static String nameFor(ProcessHandle jvm) {
        return jvm.pid() + "-" + startOf(jvm).toEpochMilli();
    }

    LocalClusters clusters() {
        return new LocalClusters(path, LocalClusters.defaultCacheFolder(), Progress.SILENT);
    }

    boolean isAbandoned() {
        var parts = path.getFileName().toString().split("-", 2);
        var started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(jvm ->
                        Duration.between(started, startOf(jvm)).abs().compareTo(CLOCK_ROUNDING)
                                <= 0)
                .isEmpty();
    }

    /** Kills the servers and deletes the folder. */
    void remove() {
        var clusters = clusters();
        clusters.list().forEach(cluster -> clusters.remove(cluster.name()));
        try (var files = Files.exists(path) ? Files.walk(path) : Stream.<Path>empty()) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
