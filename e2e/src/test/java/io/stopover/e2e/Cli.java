package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stopover.cli.Main;
import io.stopover.cli.Program;
import io.stopover.cli.shell.CleanStop;
import io.stopover.cli.shell.Keyboard;
import io.stopover.cli.shell.Shell;
import io.stopover.testkit.servers.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The commands of this build between two servers, with nobody at the keyboard. */
record Cli(TestServer source, TestServer target, Path state) {
    private static final int COLUMNS = 200;

    /** What a command left behind. */
    record Outcome(int exit, String out, String err) {
        String everything() {
            return out + err;
        }

        JsonNode json() {
            try {
                return new JsonMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(everything(), e);
            }
        }

        Outcome expectExit(int expected) {
            assertThat(exit).as(everything()).isEqualTo(expected);
            return this;
        }
    }

    /** Runs a command in this process. */
    static Outcome run(Map<String, String> environment, List<String> line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CleanStop cleanStop = new CleanStop();
        Shell shell =
                new Shell(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        environment,
                        Keyboard.NONE,
                        false,
                        COLUMNS,
                        cleanStop);
        try {
            int exit = new Program(shell).run(line.toArray(String[]::new));
            return new Outcome(exit, out.toString(), err.toString());
        } finally {
            cleanStop.ended();
        }
    }

    Outcome run(String command, String... more) {
        return run(environment(), line(command, more));
    }

    /** Starts a command as a process of its own; its error stream goes to its output. */
    Process start(String command, String... more) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(line(command, more));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment());
        return builder.start();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("STOPOVER_SOURCE_PASSWORD", Objects.requireNonNull(source.password()));
        environment.put("STOPOVER_TARGET_PASSWORD", Objects.requireNonNull(target.password()));
        return environment;
    }

    List<String> line(String command, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                command,
                                "--source",
                                source.endpoint(),
                                "--source-user",
                                Objects.requireNonNull(source.user()),
                                "--target",
                                target.endpoint(),
                                "--target-user",
                                Objects.requireNonNull(target.user()),
                                "--state",
                                state.toString()));
        line.addAll(List.of(more));
        return line;
    }
}
