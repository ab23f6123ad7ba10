package io.stopover.cli.connect;

import io.stopover.cli.request.EndDraft;
import io.stopover.cli.shell.Globals;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Endpoint;

/** Open connections to both ends. */
public record Connected(
        Endpoint sourceEndpoint, Connection source, Endpoint targetEndpoint, Connection target)
        implements AutoCloseable {

    /** Reads both ends before it connects to either, so that a slip costs no waiting. */
    public static Connected open(Globals globals, EndDraft source, EndDraft target) {
        Ends ends = new Ends(globals.shell(), globals.state());
        ConnectionSettings from = ends.settings(Side.SOURCE, source);
        ConnectionSettings to = ends.settings(Side.TARGET, target);
        Connection sourceConnection = Connection.open(from);
        try {
            return new Connected(
                    from.endpoint(), sourceConnection, to.endpoint(), Connection.open(to));
        } catch (RuntimeException e) {
            sourceConnection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (source) {
            target.close();
        }
    }
}
