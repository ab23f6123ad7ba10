package io.stopover.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clusters of one state folder. Servers outlive this object and its JVM. Safe for use by
 * several threads and processes at the same time; every method throws {@link LocalClusterException}
 * for what a person can mend.
 */
public final class LocalClusters {
    /**
     * Milvus often ignores the request to end for over a minute; killing it loses no acknowledged
     * row.
     */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final Path folder;
    private final Releases releases;
    private final Progress progress;

    /**
     * @param stateFolder where the clusters' data, configuration and passwords live
     * @param cacheFolder where downloaded servers are kept; may be shared by many state folders
     */
    public LocalClusters(Path stateFolder, Path cacheFolder, Progress progress) {
        this(stateFolder, cacheFolder, progress, Python.fromEnvironment());
    }

    LocalClusters(Path stateFolder, Path cacheFolder, Progress progress, Python python) {
        this.folder = stateFolder.toAbsolutePath().normalize().resolve("clusters");
        this.releases = new Releases(cacheFolder.toAbsolutePath().normalize(), python, progress);
        this.progress = progress;
    }

    /**
     * {@code STOPOVER_CACHE}, else {@code stopover} in {@code XDG_CACHE_HOME}, else in {@code
     * ~/.cache}.
     */
    public static Path defaultCacheFolder() {
        return defaultCacheFolder(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path defaultCacheFolder(Map<String, String> environment, Path home) {
        var own = environment.getOrDefault("STOPOVER_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        var shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (shared.isEmpty() ? home.resolve(".cache") : Path.of(shared)).resolve("stopover");
    }

    /** Creates, restarts or just returns the cluster; it is ready when this returns. */
    public LocalCluster up(ClusterSpec spec) {
        return locked(
                spec.name(),
                cluster -> {
                    var settings = settle(spec, cluster);
                    if (settings.running().isEmpty()) {
                        settings = new Starter(cluster, releases, progress).start(settings);
                    }
                    return view(cluster, settings);
                });
    }

    /** All clusters, by name. */
    public List<LocalCluster> list() {
        return guarded(() -> {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            List<String> names;
            try (var entries = Files.list(folder)) {
                names =
                        entries.filter(Files::isDirectory)
                                .map(entry -> entry.getFileName().toString())
                                .sorted()
                                .toList();
            }
            return names.stream().flatMap(name -> find(name).stream()).toList();
        });
    }

    /** The cluster of this name, or empty. */
    public Optional<LocalCluster> find(String name) {
        var cluster = cluster(name);
        return guarded(() -> cluster.load().map(settings -> view(cluster, settings)));
    }

    /** Stops the cluster, which keeps its data. */
    public LocalCluster down(String name) {
        return locked(name, cluster -> view(cluster, stop(cluster)));
    }

    /** Stops the cluster and deletes everything it has. */
    public void remove(String name) {
        locked(
                name,
                cluster -> {
                    stop(cluster);
                    AtomicFiles.deleteTree(cluster.path());
                    return cluster;
                });
    }

    private Settings settle(ClusterSpec spec, ClusterFolder cluster) throws IOException {
        return FolderLock.holding(
                folder.resolve(".ports.lock"),
                () -> {
                    var known = cluster.load();
                    if (known.isEmpty()) {
                        return cluster.save(new Choice(spec, portsOfOthers(cluster)).create());
                    }
                    var settings = known.get();
                    Choice.checkSame(spec, settings);
                    return settings.running().isPresent()
                            ? settings
                            : cluster.save(
                                    new Choice(spec, portsOfOthers(cluster)).restart(settings));
                });
    }

    private Set<Integer> portsOfOthers(ClusterFolder cluster) throws IOException {
        var taken = new HashSet<Integer>();
        for (var other : list()) {
            if (!other.folder().equals(cluster.path())) {
                new ClusterFolder(other.folder())
                        .load()
                        .ifPresent(settings -> {
                            taken.add(settings.port());
                            taken.addAll(settings.innerPorts());
                        });
            }
        }
        return taken;
    }

    private Settings stop(ClusterFolder cluster) throws IOException {
        var settings =
                cluster.load()
                        .orElseThrow(() ->
                                new LocalClusterException(
                                        "There is no local cluster '"
                                                + cluster.name()
                                                + "'. There are: "
                                                + list().stream()
                                                        .map(LocalCluster::name)
                                                        .collect(Collectors.joining(", "))));
        settings.running().ifPresent(process -> process.stop(STOP_PATIENCE));
        return cluster.save(settings.withProcess(Optional.empty()));
    }

    private ClusterFolder cluster(String name) {
        return new ClusterFolder(folder.resolve(ClusterSpec.checkName(name)));
    }

    private static LocalCluster view(ClusterFolder cluster, Settings settings) {
        return new LocalCluster(
                cluster.name(),
                settings.engine(),
                URI.create((settings.tls() ? "https" : "http") + "://127.0.0.1:" + settings.port()),
                when(settings.authentication(), RootPassword.USER),
                when(settings.authentication(), cluster.password()),
                when(settings.tls(), cluster.caCertificate()),
                settings.running()
                        .map(process -> OptionalLong.of(process.pid()))
                        .orElse(OptionalLong.empty()),
                cluster.path());
    }

    private static <T> Optional<T> when(boolean condition, T value) {
        return condition ? Optional.of(value) : Optional.empty();
    }

    private <T> T locked(String name, ClusterWork<T> work) {
        var cluster = cluster(name);
        return guarded(() ->
                FolderLock.holding(folder.resolve("." + name + ".lock"), () -> work.on(cluster)));
    }

    private <T> T guarded(FolderLock.Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new LocalClusterException(
                    "Cannot work in "
                            + folder
                            + ": "
                            + e.getMessage()
                            + ". Check its permissions and the free space.",
                    e);
        }
    }

    @FunctionalInterface
    private interface ClusterWork<T> {
        T on(ClusterFolder cluster) throws IOException;
    }
}
