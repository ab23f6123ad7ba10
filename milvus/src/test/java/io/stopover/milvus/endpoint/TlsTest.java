package io.stopover.milvus.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir Path folder;

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertRefused(
                Optional.of(folder.resolve("ca.pem")), Optional.empty(), "ca.pem cannot be read");
    }

    @Test
    void aFileWithoutCertificateIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "hello");
        assertRefused(Optional.of(file), Optional.empty(), "holds no certificate");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() {
        assertRefused(
                Optional.empty(),
                Optional.of(folder.resolve("client.pem")),
                "only the certificate");
    }

    @Test
    void tlsFilesDoNotGoWithAPlainEndpoint() {
        var tls = new Tls(Optional.empty(), Optional.empty(), Optional.of("name"));
        var refusal =
                catchThrowableOfType(
                        StopoverException.class,
                        () -> ConnectionSettings.of(Endpoint.parse("a"), Credential.none(), tls));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_TLS_MATERIAL);
    }

    private static void assertRefused(
            Optional<Path> authorities, Optional<Path> certificate, String words) {
        var refusal =
                catchThrowableOfType(
                        StopoverException.class,
                        () ->
                                Tls.read(
                                        authorities,
                                        certificate,
                                        Optional.empty(),
                                        Optional.empty()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_TLS_MATERIAL);
        assertThat(refusal).hasMessageContaining(words);
    }
}
