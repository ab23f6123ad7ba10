package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.local.LocalClusters;
import io.stopover.testkit.servers.TestServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Python scripts of this module, which share no code with Stopover. They run in a virtual
 * environment of their own, made once per set of pinned packages and kept beside the cached
 * servers.
 */
final class Scripts {
    private static final Path FOLDER = Path.of("python").toAbsolutePath();

    private Scripts() {}

    /** A server as the scripts' arguments name it. */
    record Side(String prefix, TestServer server) {
        private String option(String name) {
            return "--" + (prefix.isEmpty() ? "" : prefix + "-") + name;
        }

        private String variable() {
            return "PASSWORD_" + prefix.toUpperCase(java.util.Locale.ROOT);
        }

        private void add(List<String> line, Map<String, String> environment) {
            line.addAll(List.of(option("uri"), server.endpoint()));
            String user = server.user();
            String password = server.password();
            if (user != null && password != null) {
                line.addAll(List.of(option("user"), user, option("password-env"), variable()));
                environment.put(variable(), password);
            }
        }
    }

    static Side on(TestServer server) {
        return new Side("", server);
    }

    /** What a script left behind. */
    record Outcome(int exit, String output) {
        /** The output of a script that succeeded. */
        String ok() {
            assertThat(exit).as(output).isZero();
            return output.strip();
        }
    }

    static Outcome run(String script, List<Side> sides, String... arguments) {
        List<String> line = new ArrayList<>();
        Map<String, String> environment = new HashMap<>();
        line.add(FOLDER.resolve(script).toString());
        sides.forEach(side -> side.add(line, environment));
        line.addAll(Arrays.asList(arguments));
        return python(interpreter(), line, environment);
    }

    private static synchronized Path interpreter() {
        Path pins = FOLDER.resolve("requirements.txt");
        try {
            String name = "e2e-" + UUID.nameUUIDFromBytes(Files.readAllBytes(pins));
            Path cache = Files.createDirectories(LocalClusters.defaultCacheFolder());
            Path environment = cache.resolve(name);
            try (FileChannel lock =
                    FileChannel.open(
                            cache.resolve(name + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(environment.resolve("complete"))) {
                    install(environment, pins);
                }
            }
            return environment.resolve("bin/python");
        } catch (IOException e) {
            throw new AssertionError("no virtual environment for " + pins, e);
        }
    }

    private static void install(Path environment, Path pins) throws IOException {
        String person = System.getenv().getOrDefault("STOPOVER_PYTHON", "python3");
        python(Path.of(person), List.of("-m", "venv", "--clear", environment.toString()), Map.of())
                .ok();
        python(
                        environment.resolve("bin/python"),
                        List.of(
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "--no-input",
                                "--only-binary=:all:",
                                "--requirement",
                                pins.toString()),
                        Map.of())
                .ok();
        Files.createFile(environment.resolve("complete"));
    }

    private static Outcome python(
            Path interpreter, List<String> line, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(interpreter.toString());
        command.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + command + " ran", e);
        }
    }
}
