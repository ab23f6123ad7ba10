package io.stopover.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The configuration of a standalone Milvus. What is not written here has its default in the
 * server's code.
 */
final class MilvusServer {
    private final ClusterFolder folder;
    private final Settings settings;
    private final Map<Component, Integer> ports;

    MilvusServer(ClusterFolder folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
        this.ports = Component.assign(settings.innerPorts());
    }

    /**
     * For use: with TLS, and without the HTTP interfaces unless everybody may do everything anyway.
     */
    Launch forUse(Path binary) throws IOException {
        return write(binary, settings.tls(), settings.offersHttp(), false);
    }

    /**
     * For the first start, which sets the password through the HTTP interfaces: these exclude TLS.
     */
    Launch forPreparation(Path binary) throws IOException {
        return write(binary, false, true, true);
    }

    int port(Component component) {
        return Objects.requireNonNull(ports.get(component));
    }

    private Launch write(Path binary, boolean tls, boolean http, boolean etcdGateway)
            throws IOException {
        Files.createDirectories(folder.configs());
        AtomicFiles.write(folder.configs().resolve("milvus.yaml"), milvusYaml(tls, http));
        AtomicFiles.write(folder.configs().resolve("etcd.yaml"), etcdYaml(etcdGateway));
        // Without this file the server ends at once and says nothing.
        AtomicFiles.write(
                folder.configs().resolve("glog.conf"), "--logtostderr=true\n--minloglevel=1\n");
        var libraries = binary.resolveSibling("").toString();
        return new Launch(
                List.of(binary.toString(), "run", "standalone", "-alias", alias()),
                Map.of(
                        "DEPLOY_MODE",
                        "STANDALONE",
                        "MILVUSCONF",
                        folder.configs().toString(),
                        "METRICS_PORT",
                        String.valueOf(port(Component.METRICS)),
                        "ETCD_CONFIG_PATH",
                        folder.configs().resolve("etcd.yaml").toString(),
                        "LD_LIBRARY_PATH",
                        libraries,
                        "DYLD_LIBRARY_PATH",
                        libraries),
                folder.path(),
                settings.port(),
                OptionalInt.of(port(Component.METRICS)));
    }

    /**
     * Milvus keeps one pid file per alias for the whole computer, while names are unique per state
     * folder only.
     */
    private String alias() {
        return folder.name() + "-" + Integer.toHexString(folder.path().toString().hashCode());
    }

    private String milvusYaml(boolean tls, boolean http) {
        return """
        etcd:
          endpoints: 127.0.0.1:%d
          use:
            embed: true
          data:
            dir: %s
        mq:
          type: rocksmq
        rocksmq:
          path: %s
        localStorage:
          path: %s
        common:
          storageType: local
          security:
            authorizationEnabled: %b
            tlsMode: %d
        tls:
          serverPemPath: %s
          serverKeyPath: %s
          caPemPath: %s
        proxy:
          ip: 127.0.0.1
          port: %d
          internalPort: %d
          ginLogging: false
          http:
            enabled: %b
        rootCoord:
          ip: 127.0.0.1
          port: %d
        queryCoord:
          ip: 127.0.0.1
          port: %d
        queryNode:
          ip: 127.0.0.1
          port: %d
        indexCoord:
          address: 127.0.0.1:%d
        indexNode:
          ip: 127.0.0.1
          port: %d
        dataCoord:
          ip: 127.0.0.1
          port: %d
        dataNode:
          ip: 127.0.0.1
          port: %d
        """
                .formatted(
                        port(Component.ETCD),
                        quoted(folder.data().resolve("etcd")),
                        quoted(folder.data().resolve("rocksmq")),
                        quoted(folder.data().resolve("storage")),
                        settings.authentication(),
                        tls ? 1 : 0,
                        quoted(folder.serverCertificate()),
                        quoted(folder.serverKey()),
                        quoted(folder.caCertificate()),
                        settings.port(),
                        port(Component.PROXY),
                        http,
                        port(Component.ROOT_COORD),
                        port(Component.QUERY_COORD),
                        port(Component.QUERY_NODE),
                        port(Component.INDEX_COORD),
                        port(Component.INDEX_NODE),
                        port(Component.DATA_COORD),
                        port(Component.DATA_NODE));
    }

    /**
     * Embedded etcd takes its ports from this file only; what milvus.yaml says of them is ignored
     * (2.3.5).
     */
    private String etcdYaml(boolean gateway) {
        return """
        name: default
        data-dir: %1$s
        listen-client-urls: http://127.0.0.1:%2$d
        advertise-client-urls: http://127.0.0.1:%2$d
        listen-peer-urls: http://127.0.0.1:%3$d
        initial-advertise-peer-urls: http://127.0.0.1:%3$d
        initial-cluster: default=http://127.0.0.1:%3$d
        enable-grpc-gateway: %4$b
        log-level: warn
        """
                .formatted(
                        quoted(folder.data().resolve("etcd")),
                        port(Component.ETCD),
                        port(Component.ETCD_PEER),
                        gateway);
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
