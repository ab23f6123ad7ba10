package io.stopover.e2e.bench;

import io.stopover.local.ClusterSpec;
import io.stopover.local.Engine;
import io.stopover.local.LocalClusters;
import io.stopover.local.Progress;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import java.nio.file.Path;

/** Two real Milvus 2.3.5 without authentication; they end with this object, or with the JVM. */
final class Clusters implements AutoCloseable {
    private static final String SOURCE = "bench-source";
    private static final String TARGET = "bench-target";

    private final LocalClusters clusters;
    private final Thread hook = new Thread(this::remove, "stop clusters");
    private final Connection source;
    private final Connection target;

    /**
     * @param folder for the clusters' data
     */
    Clusters(Path folder) {
        clusters = new LocalClusters(folder, LocalClusters.defaultCacheFolder(), Progress.SILENT);
        Runtime.getRuntime().addShutdownHook(hook);
        source = open(SOURCE);
        target = open(TARGET);
    }

    Connection source() {
        return source;
    }

    Connection target() {
        return target;
    }

    private Connection open(String name) {
        String endpoint =
                clusters.up(
                                ClusterSpec.named(name)
                                        .withEngine(Engine.MILVUS)
                                        .withAuthentication(false))
                        .endpoint()
                        .toString();
        return connect(endpoint);
    }

    static Connection connect(String endpoint) {
        return Connection.open(
                ConnectionSettings.of(Endpoint.parse(endpoint), Credential.none(), Tls.standard()));
    }

    private void remove() {
        clusters.list().forEach(cluster -> clusters.remove(cluster.name()));
    }

    @Override
    public void close() {
        source.close();
        target.close();
        Runtime.getRuntime().removeShutdownHook(hook);
        remove();
    }
}
