package io.stopover.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cluster as it was when asked for; later changes do not show here.
 *
 * @param user who to log in as; empty without authentication
 * @param passwordFile holds that user's password, readable by its owner only
 * @param caFile PEM certificate to trust; present with TLS
 * @param pid the server's process; present while it runs
 * @param folder everything the cluster has: data, configuration, {@code server.log}
 */
public record LocalCluster(
        String name,
        Engine engine,
        URI endpoint,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> caFile,
        OptionalLong pid,
        Path folder) {
    /** Whether the server's process is there. */
    public enum State {
        RUNNING,
        STOPPED
    }

    public State state() {
        return pid.isPresent() ? State.RUNNING : State.STOPPED;
    }

    /** Reads the password file; empty without authentication. */
    public Optional<String> password() {
        return passwordFile.map(LocalCluster::read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalClusterException("Cannot read the password file " + file, e);
        }
    }
}
