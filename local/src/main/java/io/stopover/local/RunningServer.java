package io.stopover.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Waits for a started server to be of use. */
final class RunningServer {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 15;
    private static final int WIDTH_SHOWN = 300;

    private final Launch launch;
    private final ServerProcess process;
    private final Path log;

    RunningServer(Launch launch, ServerProcess process, Path log) {
        this.launch = launch;
        this.process = process;
        this.log = log;
    }

    /**
     * Returns once the server is healthy and accepts connections; else throws with the end of its
     * log.
     */
    void awaitReady() throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isRunning()) {
                    throw new LocalClusterException(
                            "The server ended while starting. " + endOfLog());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new LocalClusterException(
                            "The server is not ready after "
                                    + PATIENCE.toSeconds()
                                    + " s. "
                                    + endOfLog());
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalClusterException("Interrupted while the server was starting.", e);
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        if (launch.healthPort().isPresent() && !isHealthy(http, launch.healthPort().getAsInt())) {
            return false;
        }
        return process.isRunning() && Ports.answers(launch.port());
    }

    private static boolean isHealthy(HttpClient http, int port) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body().equals("OK");
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        // The log may hold any bytes; one byte per character cannot fail.
        Charset anyBytes = StandardCharsets.ISO_8859_1;
        try (var lines = Files.lines(log, anyBytes)) {
            var all = lines.toList();
            return "Its log "
                    + log
                    + " ends with:\n"
                    + all.stream()
                            .skip(Math.max(0, all.size() - LINES_SHOWN))
                            .map(line ->
                                    line.length() > WIDTH_SHOWN
                                            ? line.substring(0, WIDTH_SHOWN) + " …"
                                            : line)
                            .collect(Collectors.joining("\n"));
        }
    }
}
