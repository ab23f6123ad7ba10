package io.stopover.testkit.servers;

import io.stopover.local.ClusterSpec;
import io.stopover.local.LocalClusters;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The servers of this JVM. They end with it: when the tests are done, else by a shutdown hook, else
 * by the next run.
 */
final class TestServers implements AutoCloseable {
    private final RunFolder folder;
    private final LocalClusters clusters;
    private final Map<String, TestServer> servers = new HashMap<>();
    private final Thread hook = new Thread(this::removeAll, "stop test servers");

    private TestServers(RunFolder folder) {
        this.folder = folder;
        this.clusters = folder.clusters();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static TestServers open() {
        var runs =
                new RunFolders(
                        Path.of(
                                System.getProperty("java.io.tmpdir"),
                                "stopover-test-servers-" + System.getProperty("user.name")));
        runs.removeAbandoned();
        return new TestServers(runs.own());
    }

    synchronized TestServer get(ServerKind kind, int instance) {
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + instance;
        return servers.computeIfAbsent(name, any -> start(name, kind));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        removeAll();
    }

    private TestServer start(String name, ServerKind kind) {
        return new TestServer(
                kind, clusters, clusters.up(ClusterSpec.named(name).withEngine(kind.engine())));
    }

    private void removeAll() {
        folder.remove();
    }
}
