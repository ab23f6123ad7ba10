package io.stopover.milvus.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ShowCollectionsRequest;
import io.milvus.grpc.ShowCollectionsResponse;
import io.milvus.grpc.Status;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Reaction;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Status RATE_LIMITED =
            Status.newBuilder().setCode(8).setRetriable(true).setReason("rate limit").build();

    private final ScriptedMilvus server;

    ConnectionTest() throws IOException {
        server = ScriptedMilvus.plain();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallIsMadeExactlyOnce() {
        server.then(io.grpc.Status.UNAVAILABLE.withDescription("lost"));
        try (var connection = Connection.open(server.settings())) {
            var failure = catchThrowableOfType(CallException.class, () -> once(connection));
            assertThat(failure.failure().reaction()).isEqualTo(Reaction.RETRY);
            assertThat(failure.failure().nothingWritten()).isFalse();
        }
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void aRepeatableCallGoesOnOverPassingTrouble() {
        server.then(RATE_LIMITED).then(io.grpc.Status.UNAVAILABLE).then(RATE_LIMITED);
        try (var connection = Connection.open(server.settings())) {
            repeatedly(connection);
        }
        assertThat(server.calls()).isEqualTo(4);
    }

    @Test
    void aFinalRefusalEndsARepeatableCall() {
        server.then(Status.newBuilder().setCode(1401).setReason("permission deny").build());
        try (var connection = Connection.open(server.settings())) {
            var failure = catchThrowableOfType(CallException.class, () -> repeatedly(connection));
            assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
            assertThat(failure.during()).isEqualTo("testing");
        }
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void aRepeatableCallEndsWithItsBudget() {
        for (int i = 0; i < 50; i++) {
            server.then(RATE_LIMITED);
        }
        var settings = server.settings().withRetryBudget(Duration.ofMillis(900));
        try (var connection = Connection.open(settings)) {
            var failure = catchThrowableOfType(CallException.class, () -> repeatedly(connection));
            assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_BUSY);
        }
        assertThat(server.calls()).isBetween(2, 5);
    }

    @Test
    void anInterruptedCallEndsAndLeavesTheThreadInterrupted() throws Exception {
        server.thenSilence();
        try (var connection = Connection.open(server.settings())) {
            var outcome = new CompletableFuture<Boolean>();
            var thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                var failure =
                                        catchThrowableOfType(
                                                CallException.class, () -> once(connection));
                                outcome.complete(
                                        failure.code() == ErrorCode.INTERRUPTED
                                                && Thread.currentThread().isInterrupted());
                            });
            await().until(() -> server.calls() == 1);
            thread.interrupt();
            assertThat(outcome.get()).isTrue();
        }
    }

    @Test
    void aDeadlineIsReportedAsUnclear() {
        server.thenSilence();
        try (var connection = Connection.open(server.settings())) {
            var failure =
                    catchThrowableOfType(
                            CallException.class,
                            () ->
                                    connection.call(
                                            MilvusServiceGrpc.getShowCollectionsMethod(),
                                            ShowCollectionsRequest.getDefaultInstance(),
                                            "",
                                            Duration.ofMillis(200)));
            assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT);
            assertThat(failure.failure().nothingWritten()).isFalse();
        }
    }

    @Test
    void aPortNobodyListensOnIsUnreachable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertUnreachable(port, "Connection refused");
    }

    @Test
    void aPortThatSaysNothingIsUnreachable() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertUnreachable(socket.getLocalPort(), "no answer");
        }
    }

    @Test
    void aServerThatSpeaksSomethingElseIsUnreachable() throws IOException {
        try (var socket = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAsAWebServer(socket));
            assertUnreachable(socket.getLocalPort(), "");
        }
    }

    private static void answerAsAWebServer(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                client.getOutputStream()
                        .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void assertUnreachable(int port, String words) {
        var settings =
                new ConnectionSettings(
                        new Endpoint(false, "127.0.0.1", port, Optional.empty()),
                        Credential.none(),
                        Tls.standard(),
                        1,
                        Duration.ofMillis(700),
                        Duration.ZERO);
        var failure =
                catchThrowableOfType(StopoverException.class, () -> Connection.open(settings));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(failure).hasMessageContaining(words);
    }

    private static ShowCollectionsResponse once(Connection connection) {
        return connection.call(
                MilvusServiceGrpc.getShowCollectionsMethod(),
                ShowCollectionsRequest.getDefaultInstance(),
                "",
                DEADLINE);
    }

    private static ShowCollectionsResponse repeatedly(Connection connection) {
        return connection.callIdempotent(
                MilvusServiceGrpc.getShowCollectionsMethod(),
                ShowCollectionsRequest.getDefaultInstance(),
                "",
                DEADLINE,
                ShowCollectionsResponse::getStatus,
                "testing");
    }
}
