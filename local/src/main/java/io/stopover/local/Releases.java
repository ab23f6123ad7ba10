package io.stopover.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The cache of ready-to-run servers, one folder per engine; several processes may use it at the
 * same time.
 */
final class Releases {
    private final Path cache;
    private final Python python;
    private final Progress progress;

    Releases(Path cache, Python python, Progress progress) {
        this.cache = cache;
        this.python = python;
        this.progress = progress;
    }

    /** The folder with the engine's server, obtained first where it is missing. */
    Path obtain(Engine engine) {
        var ready = cache.resolve(engine.release());
        if (Files.isDirectory(ready)) {
            return ready;
        }
        try {
            return FolderLock.holding(
                    cache.resolve(engine.release() + ".lock"),
                    () -> {
                        if (!Files.isDirectory(ready)) {
                            install(engine, ready);
                        }
                        return ready;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot put " + engine.requirement() + " into " + cache, e);
        }
    }

    private void install(Engine engine, Path ready) throws IOException {
        var unfinished = cache.resolve("." + engine.release());
        AtomicFiles.deleteTree(unfinished);
        Files.createDirectories(unfinished);
        switch (engine) {
            case MILVUS -> unpack(engine, "milvus/data/bin/", unfinished);
            case MILVUS_LITE_2_5 -> unpack(engine, "milvus_lite/lib/", unfinished);
            case MILVUS_LITE -> createVirtualEnvironment(engine, unfinished);
        }
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private void unpack(Engine engine, String folder, Path into) throws IOException {
        var wheel = new Wheels(cache.resolve("wheels"), python, progress).get(engine);
        new WheelContents(wheel).unpack(folder, into, progress);
    }

    /**
     * It is moved afterwards, so only its interpreter may be called: the scripts beside it hold the
     * old path.
     */
    private void createVirtualEnvironment(Engine engine, Path into) throws IOException {
        var requirements = into.resolve("requirements.txt");
        try (var pinned = Releases.class.getResourceAsStream(engine.release() + ".txt")) {
            if (pinned == null) {
                throw new IllegalStateException("no pinned packages for " + engine);
            }
            Files.copy(pinned, requirements);
        }
        progress.report("Installing " + engine.requirement() + " (450 MB on disk) from PyPI");
        python.run(
                List.of("-m", "venv", into.toString()),
                progress,
                "Install Python's venv module (Debian and Ubuntu: apt-get install python3-venv).");
        new Python(interpreter(into).toString())
                .run(
                        List.of(
                                "-m",
                                "pip",
                                "install",
                                "--disable-pip-version-check",
                                "--no-input",
                                "--only-binary=:all:",
                                "--requirement",
                                requirements.toString()),
                        progress,
                        "Check that PyPI or its mirror can be reached and that Python is 3.11 or newer (STOPOVER_PYTHON names another one).");
    }

    static Path interpreter(Path virtualEnvironment) {
        return virtualEnvironment.resolve("bin/python");
    }
}
