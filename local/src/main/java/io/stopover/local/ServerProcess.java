package io.stopover.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server's process, known by its id and start time so that a reused id is never mistaken for it.
 * It outlives the JVM that started it.
 */
record ServerProcess(long pid, Instant startedAt) {
    /**
     * Start times are read from the boot time in whole seconds, which may be rounded otherwise by
     * the next JVM.
     */
    private static final Duration CLOCK_ROUNDING = Duration.ofSeconds(2);

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /**
     * Starts in a session of its own, so that Ctrl-C in the person's terminal does not reach the
     * server.
     */
    static ServerProcess start(
            List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        var line = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            line.add(SETSID.toString());
        }
        line.addAll(command);
        var builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start().toHandle();
        return new ServerProcess(
                process.pid(), process.info().startInstant().orElseGet(Instant::now));
    }

    static ServerProcess parse(String text) {
        int at = text.indexOf('@');
        return new ServerProcess(
                Long.parseLong(text.substring(0, at)), Instant.parse(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return pid + "@" + startedAt;
    }

    boolean isRunning() {
        return handle().isPresent();
    }

    /** Asks the process and its children to end, and makes them after {@code patience}. */
    void stop(Duration patience) {
        handle().ifPresent(root -> {
            var all = new ArrayList<>(root.descendants().toList());
            all.addFirst(root);
            root.destroy();
            awaitEnd(root, patience);
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> awaitEnd(process, Duration.ofSeconds(10)));
        });
        if (isRunning()) {
            throw new LocalClusterException(
                    "Process " + pid + " does not end. Stop it with: kill -9 " + pid);
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
    }

    private boolean isThis(ProcessHandle process) {
        var info = process.info();
        // A zombie that nobody reaps (PID 1 of many containers does not) has a start time but no
        // command any more.
        return info.command().isPresent()
                && info.startInstant()
                        .map(start ->
                                Duration.between(start, startedAt).abs().compareTo(CLOCK_ROUNDING)
                                        <= 0)
                        .orElse(true);
    }

    private static void awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            // the caller goes on to the next means
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalClusterException(
                    "Interrupted while process " + process.pid() + " was being stopped.", e);
        }
    }
}
