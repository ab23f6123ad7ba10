package io.stopover.testkit.servers;

import io.stopover.local.ClusterSpec;
import io.stopover.local.LocalCluster;
import io.stopover.local.LocalClusters;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real server and the handles to disturb it. A test that disturbs it must restart it before it
 * ends.
 */
public final class TestServer {
    private final ServerKind kind;
    private final LocalClusters clusters;
    private final LocalCluster cluster;

    TestServer(ServerKind kind, LocalClusters clusters, LocalCluster cluster) {
        this.kind = kind;
        this.clusters = clusters;
        this.cluster = cluster;
    }

    public ServerKind kind() {
        return kind;
    }

    /** {@code http://127.0.0.1:PORT}; stays the same over a restart. */
    public String endpoint() {
        return cluster.endpoint().toString();
    }

    /** Null where the server has no authentication. */
    public @Nullable String user() {
        return cluster.user().orElse(null);
    }

    /** Null where the server has no authentication. */
    public @Nullable String password() {
        return cluster.password().orElse(null);
    }

    /** Ends the server's process with SIGKILL, as a power cut would; returns when it is gone. */
    public void killHard() throws InterruptedException {
        var pid = clusters.find(cluster.name()).orElseThrow().pid();
        var process =
                pid.isPresent()
                        ? ProcessHandle.of(pid.getAsLong())
                        : Optional.<ProcessHandle>empty();
        if (process.isEmpty()) {
            return;
        }
        process.get().destroyForcibly();
        try {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("process " + pid + " does not end", e);
        }
    }

    /**
     * Stops the server if it runs and starts it again with its data; returns when it is ready
     * (about 10 s for Milvus).
     */
    public void restart() {
        clusters.down(cluster.name());
        clusters.up(ClusterSpec.named(cluster.name()));
    }
}
