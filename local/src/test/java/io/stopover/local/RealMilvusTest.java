package io.stopover.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real servers; the first run on a computer downloads them from PyPI. */
class RealMilvusTest {
    @TempDir Path state;

    private LocalClusters clusters;

    @BeforeEach
    void openClusters() {
        clusters = new LocalClusters(state, LocalClusters.defaultCacheFolder(), Progress.SILENT);
    }

    @AfterEach
    void removeClusters() {
        clusters.list().forEach(cluster -> clusters.remove(cluster.name()));
    }

    @Test
    void aClusterKeepsItsDataAndItsPortOverARestart() throws Exception {
        var first = clusters.up(ClusterSpec.named("books").withAuthentication(false));
        assertThat(first.state()).isEqualTo(LocalCluster.State.RUNNING);
        assertThat(first.user()).isEmpty();
        post(
                first.endpoint().resolve("/v1/vector/collections/create"),
                """
                {"collectionName": "novels", "dimension": 4}\
                """);

        assertThat(clusters.up(ClusterSpec.named("books"))).isEqualTo(first);
        assertThat(clusters.down("books").state()).isEqualTo(LocalCluster.State.STOPPED);
        var second = clusters.up(ClusterSpec.named("books"));

        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(get(second.endpoint().resolve("/v1/vector/collections")).body())
                .contains("novels");
    }

    @Test
    void clustersWithPasswordAndTlsRunSideBySideAndOfferNoUnprotectedHttp() throws Exception {
        var plain = clusters.up(ClusterSpec.named("plain"));
        var secret = clusters.up(ClusterSpec.named("secret").withTls(true));

        assertThat(clusters.list()).containsExactly(plain, secret);
        assertThat(plain.endpoint()).hasScheme("http");
        assertThat(plain.password().orElseThrow())
                .hasSize(24)
                .isNotEqualTo(secret.password().orElseThrow());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(plain.passwordFile().orElseThrow())))
                .isEqualTo("rw-------");
        var metricsPort =
                Component.assign(
                                new ClusterFolder(plain.folder()).load().orElseThrow().innerPorts())
                        .get(Component.METRICS);
        assertThat(
                        get(URI.create("http://127.0.0.1:" + metricsPort + "/api/v1/collections"))
                                .statusCode())
                .isEqualTo(404);
        assertThat(secret.endpoint()).hasScheme("https");
        handshake(secret);
        assertThatThrownBy(() -> clusters.up(ClusterSpec.named("plain").withTls(true)))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("'plain' with tls false, not true");
        assertThatThrownBy(() ->
                        clusters.up(
                                ClusterSpec.named("third").withPort(plain.endpoint().getPort())))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("belongs to another local cluster");
    }

    @Test
    void milvusLiteOfBothLinesComesUpAndGoesDown() {
        for (var engine : new Engine[] {Engine.MILVUS_LITE, Engine.MILVUS_LITE_2_5}) {
            var name = engine.release().replace('.', '-');
            var cluster = clusters.up(ClusterSpec.named(name).withEngine(engine));
            int port = cluster.endpoint().getPort();
            assertThat(cluster.password()).isEmpty();
            assertThat(Ports.answers(port)).isTrue();

            assertThat(clusters.down(name).state()).isEqualTo(LocalCluster.State.STOPPED);
            assertThat(Ports.answers(port)).isFalse();
        }
    }

    private static void handshake(LocalCluster cluster)
            throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var pem = Files.newInputStream(cluster.caFile().orElseThrow())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket("127.0.0.1", cluster.endpoint().getPort())) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static void post(URI uri, String json) throws IOException, InterruptedException {
        var answer =
                send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.body()).contains("\"code\":200");
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
