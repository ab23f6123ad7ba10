package io.stopover.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person asks of a cluster. What is left open takes the existing cluster's value, and for a
 * new cluster: engine {@code MILVUS}, a free port, authentication where the engine has it, no TLS,
 * the binary from PyPI.
 *
 * @param name lower-case letters, digits and hyphens, at most 32
 * @param binary another Milvus server's executable; its folder must hold its libraries
 */
public record ClusterSpec(
        String name,
        Optional<Engine> engine,
        Optional<Integer> port,
        Optional<Boolean> authentication,
        Optional<Boolean> tls,
        Optional<Path> binary) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public ClusterSpec {
        checkName(name);
        port.ifPresent(ClusterSpec::checkPort);
        binary = binary.map(Path::toAbsolutePath);
    }

    /** A cluster of this name with everything else left open. */
    public static ClusterSpec named(String name) {
        return new ClusterSpec(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ClusterSpec withEngine(Engine wanted) {
        return new ClusterSpec(name, Optional.of(wanted), port, authentication, tls, binary);
    }

    public ClusterSpec withPort(int wanted) {
        return new ClusterSpec(name, engine, Optional.of(wanted), authentication, tls, binary);
    }

    public ClusterSpec withAuthentication(boolean wanted) {
        return new ClusterSpec(name, engine, port, Optional.of(wanted), tls, binary);
    }

    public ClusterSpec withTls(boolean wanted) {
        return new ClusterSpec(name, engine, port, authentication, Optional.of(wanted), binary);
    }

    public ClusterSpec withBinary(Path wanted) {
        return new ClusterSpec(name, engine, port, authentication, tls, Optional.of(wanted));
    }

    static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new LocalClusterException(
                    "'"
                            + name
                            + "' cannot name a cluster. Use lower-case letters, digits and hyphens, at most 32, with no hyphen first.");
        }
        return name;
    }

    private static void checkPort(int port) {
        if (port < 1024 || port > 65535) {
            throw new LocalClusterException(
                    "Port " + port + " is out of range. Use one from 1024 to 65535.");
        }
    }
}
