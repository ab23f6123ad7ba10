package io.stopover.milvus;

import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.testkit.servers.TestServer;

/** Connections to the real servers that tests are given. */
public final class RealServers {
    private RealServers() {}

    public static Connection connect(TestServer server) {
        return Connection.open(settings(server, credential(server)));
    }

    public static ConnectionSettings settings(TestServer server, Credential credential) {
        return ConnectionSettings.of(Endpoint.parse(server.endpoint()), credential, Tls.standard())
                .withChannels(1);
    }

    public static Credential credential(TestServer server) {
        String user = server.user();
        String password = server.password();
        return user == null || password == null
                ? Credential.none()
                : new Credential.UserPassword(user, Secret.of(password));
    }
}
