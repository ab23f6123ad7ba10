package io.stopover.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a cluster remembers between two starts.
 *
 * @param innerPorts the ports of Milvus' components; empty for engines without any
 * @param prepared the one-time steps of the first start are done
 * @param process the last process; it may be gone
 */
record Settings(
        Engine engine,
        int port,
        List<Integer> innerPorts,
        boolean authentication,
        boolean tls,
        Optional<Path> binary,
        boolean prepared,
        Optional<ServerProcess> process) {
    Settings {
        innerPorts = List.copyOf(innerPorts);
    }

    static Settings of(Properties saved) {
        return new Settings(
                Engine.of(saved.getProperty("engine")),
                Integer.parseInt(saved.getProperty("port")),
                Arrays.stream(saved.getProperty("innerPorts").split(","))
                        .filter(text -> !text.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                Boolean.parseBoolean(saved.getProperty("authentication")),
                Boolean.parseBoolean(saved.getProperty("tls")),
                Optional.ofNullable(saved.getProperty("binary")).map(Path::of),
                Boolean.parseBoolean(saved.getProperty("prepared")),
                Optional.ofNullable(saved.getProperty("process")).map(ServerProcess::parse));
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.setProperty("engine", engine.id());
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty(
                "innerPorts",
                innerPorts.stream().map(String::valueOf).collect(Collectors.joining(",")));
        properties.setProperty("authentication", Boolean.toString(authentication));
        properties.setProperty("tls", Boolean.toString(tls));
        properties.setProperty("prepared", Boolean.toString(prepared));
        binary.ifPresent(path -> properties.setProperty("binary", path.toString()));
        process.ifPresent(started -> properties.setProperty("process", started.toString()));
        return properties;
    }

    Settings withPorts(int newPort, List<Integer> newInnerPorts) {
        return new Settings(
                engine, newPort, newInnerPorts, authentication, tls, binary, prepared, process);
    }

    Settings asPrepared() {
        return new Settings(engine, port, innerPorts, authentication, tls, binary, true, process);
    }

    Settings withProcess(Optional<ServerProcess> newProcess) {
        return new Settings(
                engine, port, innerPorts, authentication, tls, binary, prepared, newProcess);
    }

    Optional<ServerProcess> running() {
        return process.filter(ServerProcess::isRunning);
    }

    /**
     * Milvus' HTTP interface on the metrics port asks nobody for a password, and the one on the
     * public port refuses TLS.
     */
    boolean offersHttp() {
        return !authentication && !tls;
    }
}
