package io.stopover.milvus.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialTest {
    @Test
    void theHeaderIsBase64WithoutAScheme() {
        assertThat(new Credential.UserPassword("root", Secret.of("Milvus")).header())
                .hasValue(Secret.of("cm9vdDpNaWx2dXM="));
        assertThat(new Credential.Token(Secret.of("abc")).header()).hasValue(Secret.of("YWJj"));
        assertThat(Credential.none().header()).isEmpty();
    }

    @Test
    void nothingThatIsPrintedShowsASecret() {
        var credential = new Credential.UserPassword("root", Secret.of("Milvus"));
        var settings = ConnectionSettings.of(Endpoint.parse("a"), credential, Tls.standard());

        assertThat(settings.toString()).doesNotContain("Milvus").contains("root", "***");
        assertThat(credential.header().toString()).doesNotContain("cm9v");
    }
}
