package io.stopover.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Starts one cluster whose settings are decided. */
final class Starter {
    private final ClusterFolder folder;
    private final Releases releases;
    private final Progress progress;

    Starter(ClusterFolder folder, Releases releases, Progress progress) {
        this.folder = folder;
        this.releases = releases;
        this.progress = progress;
    }

    /**
     * Returns the settings as saved, once the server is ready. On failure nothing is left running.
     */
    Settings start(Settings settings) throws IOException {
        var release =
                settings.binary().isPresent() ? Path.of("") : releases.obtain(settings.engine());
        Files.createDirectories(folder.data());
        return switch (settings.engine()) {
            case MILVUS ->
                    startMilvus(settings, settings.binary().orElse(release.resolve("milvus")));
            case MILVUS_LITE -> run(settings.asPrepared(), lite(settings, release));
            case MILVUS_LITE_2_5 -> run(settings.asPrepared(), lite25(settings, release));
        };
    }

    private Settings startMilvus(Settings settings, Path binary) throws IOException {
        var server = new MilvusServer(folder, settings);
        var prepared = settings.prepared() ? settings : prepare(settings, server, binary);
        return run(prepared, server.forUse(binary));
    }

    /**
     * A first start that was cut short may have set the password or not: it begins again with
     * nothing.
     */
    private Settings prepare(Settings settings, MilvusServer server, Path binary)
            throws IOException {
        AtomicFiles.deleteTree(folder.data());
        Files.createDirectories(folder.data());
        if (settings.tls()) {
            new Certificates(folder).write();
        }
        if (settings.authentication()) {
            var password = RootPassword.random();
            AtomicFiles.write(folder.password(), password + "\n");
            var started = run(settings, server.forPreparation(binary));
            try {
                progress.report("Setting the password of " + folder.name());
                new RootPassword(settings.port(), server.port(Component.METRICS)).change(password);
                new EtcdSessions(server.port(Component.ETCD)).remove();
            } finally {
                started.running().ifPresent(process -> process.stop(Duration.ZERO));
            }
        }
        return folder.save(settings.asPrepared());
    }

    private Launch lite(Settings settings, Path release) {
        var command =
                List.of(
                        Releases.interpreter(release).toString(),
                        "-m",
                        "milvus_lite",
                        "server",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(settings.port()),
                        "--data-dir",
                        folder.data().toString());
        return new Launch(command, Map.of(), folder.path(), settings.port(), OptionalInt.empty());
    }

    private Launch lite25(Settings settings, Path release) {
        var command =
                List.of(
                        release.resolve("milvus").toString(),
                        folder.data().resolve("milvus.db").toString(),
                        "127.0.0.1:" + settings.port(),
                        "ERROR");
        var libraries =
                Map.of(
                        "LD_LIBRARY_PATH",
                        release.toString(),
                        "DYLD_LIBRARY_PATH",
                        release.toString());
        return new Launch(command, libraries, folder.path(), settings.port(), OptionalInt.empty());
    }

    private Settings run(Settings settings, Launch launch) throws IOException {
        progress.report("Starting " + folder.name() + " on port " + launch.port());
        ServerProcess process;
        try {
            process =
                    ServerProcess.start(
                            launch.command(), launch.environment(), launch.folder(), folder.log());
        } catch (IOException e) {
            throw new LocalClusterException(
                    "Cannot start "
                            + launch.command().getFirst()
                            + ". Check that it is an executable for this computer.",
                    e);
        }
        var saved = folder.save(settings.withProcess(Optional.of(process)));
        try {
            new RunningServer(launch, process, folder.log()).awaitReady();
            return saved;
        } catch (IOException | RuntimeException e) {
            process.stop(Duration.ZERO);
            throw e;
        }
    }
}
