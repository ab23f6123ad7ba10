package io.stopover.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a person left open, and refuses what cannot be. */
final class Choice {
    private final ClusterSpec spec;
    private final Set<Integer> taken;

    /**
     * @param taken ports that other clusters remember, running or not
     */
    Choice(ClusterSpec spec, Set<Integer> taken) {
        this.spec = spec;
        this.taken = taken;
    }

    Settings create() {
        var engine = spec.engine().orElse(Engine.MILVUS);
        if (!engine.isProtectable()) {
            refuse(spec.authentication().orElse(false), engine, "authentication");
            refuse(spec.tls().orElse(false), engine, "TLS");
            refuse(spec.binary().isPresent(), engine, "another binary");
        }
        spec.binary().ifPresent(Choice::checkExecutable);
        int port = spec.port().isPresent() ? free(spec.port().get()) : Ports.publicPort(taken);
        return new Settings(
                engine,
                port,
                innerPorts(engine, port),
                spec.authentication().orElse(engine.isProtectable()),
                spec.tls().orElse(false),
                spec.binary(),
                false,
                Optional.empty());
    }

    /** Inner ports are only remembered because a start with the same ones is much faster. */
    Settings restart(Settings settings) {
        if (settings.prepared() || spec.port().isPresent()) {
            free(settings.port());
        }
        int port = Ports.isFree(settings.port()) ? settings.port() : Ports.publicPort(taken);
        boolean innerFree = settings.innerPorts().stream().allMatch(Ports::isFree);
        return settings.withPorts(
                port, innerFree ? settings.innerPorts() : innerPorts(settings.engine(), port));
    }

    static void checkSame(ClusterSpec spec, Settings settings) {
        checkSame(spec.name(), "engine", spec.engine().map(Engine::id), settings.engine().id());
        checkSame(spec.name(), "port", spec.port(), settings.port());
        checkSame(spec.name(), "authentication", spec.authentication(), settings.authentication());
        checkSame(spec.name(), "tls", spec.tls(), settings.tls());
        checkSame(
                spec.name(),
                "binary",
                spec.binary().map(Path::toString),
                settings.binary().map(Path::toString).orElse("the one from PyPI"));
    }

    private static <T> void checkSame(String name, String what, Optional<T> asked, T existing) {
        asked.filter(value -> !value.equals(existing))
                .ifPresent(value -> {
                    throw new LocalClusterException(
                            "There is a local cluster '"
                                    + name
                                    + "' with "
                                    + what
                                    + " "
                                    + existing
                                    + ", not "
                                    + value
                                    + ". Choose another name, or remove that cluster first.");
                });
    }

    private List<Integer> innerPorts(Engine engine, int port) {
        if (engine != Engine.MILVUS) {
            return List.of();
        }
        var unavailable = new HashSet<>(taken);
        unavailable.add(port);
        return Ports.innerPorts(Component.values().length, unavailable);
    }

    private int free(int port) {
        if (taken.contains(port)) {
            throw new LocalClusterException(
                    "Port "
                            + port
                            + " belongs to another local cluster. Choose another port, or remove that cluster.");
        }
        if (!Ports.isFree(port)) {
            throw new LocalClusterException(
                    "Port "
                            + port
                            + " is used by another program. Stop that program, or choose another port.");
        }
        return port;
    }

    private static void refuse(boolean asked, Engine engine, String what) {
        if (asked) {
            throw new LocalClusterException(
                    "The engine "
                            + engine.id()
                            + " has no "
                            + what
                            + ". Leave it out, or use the engine milvus.");
        }
    }

    private static void checkExecutable(Path binary) {
        if (!Files.isRegularFile(binary) || !Files.isExecutable(binary)) {
            throw new LocalClusterException("There is no executable at " + binary + ".");
        }
    }
}
