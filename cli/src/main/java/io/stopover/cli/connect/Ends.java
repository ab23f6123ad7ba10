package io.stopover.cli.connect;

import io.stopover.cli.request.EndDraft;
import io.stopover.cli.shell.Shell;
import io.stopover.cli.shell.StateFolder;
import io.stopover.local.LocalCluster;
import io.stopover.local.LocalClusters;
import io.stopover.local.Progress;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.Optional;

/** Makes of what a person wrote what a connection needs. Asks for missing passwords. */
public final class Ends {
    private static final String LOCAL = "local:";

    private final Shell shell;
    private final StateFolder state;

    public Ends(Shell shell, StateFolder state) {
        this.shell = shell;
        this.state = state;
    }

    /**
     * @throws StopoverException USAGE, BAD_ENDPOINT, SECRET_AS_ARGUMENT, BAD_TLS_MATERIAL or
     *     BAD_LOCAL_CLUSTER
     */
    public ConnectionSettings settings(Side side, EndDraft end) {
        String written = end.endpoint().orElseThrow();
        return written.startsWith(LOCAL)
                ? local(side, written.substring(LOCAL.length()), end)
                : remote(side, end, Endpoint.parse(written));
    }

    private ConnectionSettings remote(Side side, EndDraft end, Endpoint endpoint) {
        Tls tls = Tls.read(end.ca(), end.cert(), end.key(), end.serverName());
        return ConnectionSettings.of(endpoint, new Secrets(side, shell).of(end), tls);
    }

    private ConnectionSettings local(Side side, String name, EndDraft end) {
        LocalCluster cluster =
                new LocalClusters(state.path(), LocalClusters.defaultCacheFolder(), Progress.SILENT)
                        .find(name)
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.BAD_LOCAL_CLUSTER,
                                        "there is no local cluster '" + name + "'"));
        if (cluster.state() == LocalCluster.State.STOPPED) {
            throw new StopoverException(
                    ErrorCode.BAD_LOCAL_CLUSTER,
                    "the local cluster '"
                            + name
                            + "' is stopped; `stopover local up "
                            + name
                            + "` starts it");
        }
        Endpoint endpoint = Endpoint.parse(cluster.endpoint().toString());
        Tls tls = Tls.read(end.ca().or(cluster::caFile), end.cert(), end.key(), end.serverName());
        boolean own = end.namesUser() || end.namesToken();
        return ConnectionSettings.of(
                endpoint, own ? new Secrets(side, shell).of(end) : credential(cluster), tls);
    }

    private static Credential credential(LocalCluster cluster) {
        Optional<String> password = cluster.password();
        return cluster.user()
                .<Credential>map(user ->
                        new Credential.UserPassword(user, Secret.of(password.orElseThrow())))
                .orElse(Credential.none());
    }
}
