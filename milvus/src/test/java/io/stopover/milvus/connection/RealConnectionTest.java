package io.stopover.milvus.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.milvus.RealServers;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import org.junit.jupiter.api.Test;

class RealConnectionTest {
    @Test
    void eachServerIsRecognised(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer milvus,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer newLite,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer oldLite) {
        assertThat(dialect(milvus)).hasToString("Milvus 2.3.5");
        assertThat(dialect(newLite)).hasToString("Milvus Lite 3.2.2");
        assertThat(dialect(oldLite)).hasToString("Milvus Lite 2.5.1");
        assertThat(dialect(milvus).verified()).isTrue();
    }

    @Test
    void aWrongPasswordTokenOrNoneFailsToAuthenticate(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) {
        assertRefused(server, new Credential.UserPassword("root", Secret.of("wrong")));
        assertRefused(server, new Credential.UserPassword("nobody", Secret.of("wrong")));
        assertRefused(server, new Credential.Token(Secret.of("key")));
        assertRefused(server, Credential.none());
    }

    @Test
    void aMissingDatabaseIsToldAtOnce(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) {
        var settings =
                ConnectionSettings.of(
                        Endpoint.parse(server.endpoint() + "/nowhere"),
                        RealServers.credential(server),
                        Tls.standard());
        assertThat(failure(settings)).isEqualTo(ErrorCode.DATABASE_NOT_FOUND);
    }

    @Test
    void tlsToAPlainPortFailsAsTls(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer milvus,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer newLite,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer oldLite) {
        for (TestServer server : new TestServer[] {milvus, newLite, oldLite}) {
            var endpoint = Endpoint.parse(server.endpoint().replace("http:", "https:"));
            assertThat(failure(ConnectionSettings.of(endpoint, Credential.none(), Tls.standard())))
                    .isEqualTo(ErrorCode.TLS_FAILED);
        }
    }

    private static Dialect dialect(TestServer server) {
        try (var connection = RealServers.connect(server)) {
            return connection.dialect();
        }
    }

    private static void assertRefused(TestServer server, Credential credential) {
        assertThat(failure(RealServers.settings(server, credential)))
                .isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
    }

    private static ErrorCode failure(ConnectionSettings settings) {
        return catchThrowableOfType(StopoverException.class, () -> Connection.open(settings))
                .code();
    }
}
