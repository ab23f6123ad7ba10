package io.stopover.milvus.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsConnectionTest {
    private final TestCertificate certificate;
    private final ScriptedMilvus server;

    TlsConnectionTest(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.make(folder);
        server = ScriptedMilvus.withTls(certificate);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aKnownAuthorityIsEnough() {
        try (var connection = Connection.open(settings(known(Optional.empty())))) {
            assertThat(connection.dialect()).hasToString("Milvus 2.6.8");
        }
    }

    @Test
    void anUnknownAuthorityIsNamed() {
        assertTlsFailed(settings(Tls.standard()), "authority");
    }

    @Test
    void aCertificateForAnotherNameIsNamed() {
        assertTlsFailed(settings(known(Optional.of("other.example"))), "another name");
    }

    @Test
    void plainHttpToATlsPortIsRecognised() {
        var plain = new Endpoint(false, "localhost", server.endpoint().port(), Optional.empty());
        assertTlsFailed(
                ConnectionSettings.of(plain, Credential.none(), Tls.standard()), "write https://");
    }

    @Test
    void aClientCertificateIsReadWithItsKey() {
        var tls =
                Tls.read(
                        Optional.of(certificate.certificate()),
                        Optional.of(certificate.certificate()),
                        Optional.of(certificate.key()),
                        Optional.empty());
        try (var connection = Connection.open(settings(tls))) {
            assertThat(connection.server().version()).isEqualTo("v2.6.8");
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused(@TempDir Path folder) throws Exception {
        var other = TestCertificate.make(folder);
        var refusal =
                catchThrowableOfType(
                        StopoverException.class,
                        () ->
                                Tls.read(
                                        Optional.empty(),
                                        Optional.of(certificate.certificate()),
                                        Optional.of(other.key()),
                                        Optional.empty()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_TLS_MATERIAL);
        assertThat(refusal).hasMessageContaining("is not the key of");
    }

    private Tls known(Optional<String> serverName) {
        return Tls.read(
                Optional.of(certificate.certificate()),
                Optional.empty(),
                Optional.empty(),
                serverName);
    }

    private ConnectionSettings settings(Tls tls) {
        return ConnectionSettings.of(server.endpoint(), Credential.none(), tls);
    }

    private static void assertTlsFailed(ConnectionSettings settings, String words) {
        var failure =
                catchThrowableOfType(StopoverException.class, () -> Connection.open(settings));
        assertThat(failure.code()).isEqualTo(ErrorCode.TLS_FAILED);
        assertThat(failure).hasMessageContaining(words);
    }
}
