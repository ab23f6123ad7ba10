package io.stopover.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link LedgerWriter} in a JVM of its own. */
final class WriterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> acknowledged = new ArrayList<>();

    private WriterProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static WriterProcess start(Path folder, String fingerprint) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriter.class.getName(),
                        folder.toString(),
                        fingerprint);
        return new WriterProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    void awaitAcknowledged(int calls) throws IOException {
        while (acknowledged.size() < calls) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the writer ended after " + acknowledged);
            }
            acknowledged.add(line);
        }
    }

    /** Kills the process (SIGKILL) and returns every line it had printed by then. */
    List<String> kill() throws IOException {
        // By its handle: Process.destroyForcibly would close the output before it is read.
        process.toHandle().destroyForcibly();
        StringWriter text = new StringWriter();
        output.transferTo(text);
        String rest = text.toString();
        process.onExit().join();
        int lastWhole = rest.lastIndexOf('\n');
        rest.substring(0, lastWhole + 1).lines().forEach(acknowledged::add);
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
