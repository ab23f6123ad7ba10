package io.stopover.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Replaces the password "Milvus" that every new server gives its user root. Needs the server's HTTP
 * interfaces: {@code /api/v1} on the metrics port (asks for no authentication whatever is
 * configured) and {@code /v1/vector} on the public port.
 */
final class RootPassword {
    static final String USER = "root";
    static final String INITIAL = "Milvus";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int publicPort;
    private final int metricsPort;

    RootPassword(int publicPort, int metricsPort) {
        this.publicPort = publicPort;
        this.metricsPort = metricsPort;
    }

    /** 24 letters and digits: 2.3 takes 6 to 72 characters. */
    static String random() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }

    /** Returns once the server takes {@code password} and refuses the initial one. */
    void change(String password) throws IOException {
        var deadline = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newHttpClient()) {
            while (!accepts(http, password) || accepts(http, INITIAL)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new LocalClusterException(
                            "The server does not let its initial password be changed. Use --no-auth with this binary, on a network you trust.");
                }
                update(http, password);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalClusterException("Interrupted while the password was being set.", e);
        }
    }

    /** An answer is not looked at: an update that came through makes the next one fail. */
    private void update(HttpClient http, String password) throws IOException, InterruptedException {
        var body =
                """
                {"username": "%s", "oldPassword": "%s", "newPassword": "%s"}\
                """
                        .formatted(USER, base64(INITIAL), base64(password));
        http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + metricsPort + "/api/v1/credential"))
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private boolean accepts(HttpClient http, String password)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + publicPort
                                                        + "/v1/vector/collections"))
                                .header("Authorization", "Basic " + base64(USER + ":" + password))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.body().contains("\"code\":200");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
