package io.stopover.cli.shell;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds the ledger, the reports of jobs and the local clusters. */
public record StateFolder(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * {@code STOPOVER_STATE}, else {@code stopover} in {@code XDG_STATE_HOME}, else in {@code
     * ~/.local/state}.
     */
    static StateFolder usual(Map<String, String> environment) {
        String own = environment.getOrDefault("STOPOVER_STATE", "");
        if (!own.isEmpty()) {
            return new StateFolder(Path.of(own));
        }
        String shared = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base =
                shared.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(shared);
        return new StateFolder(base.resolve("stopover"));
    }

    /**
     * Creates the folder, for its owner only, where it is missing.
     *
     * @throws StopoverException STATE_FOLDER
     */
    public Path ready() {
        return create(path);
    }

    /** Where a job's reports lie, created when missing. */
    public Path job(String id) {
        return create(path.resolve("jobs").resolve(id));
    }

    /** Deletes a job's reports. */
    public void removeJob(String id) {
        Path folder = path.resolve("jobs").resolve(id);
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw cannot("delete " + folder, e);
        }
    }

    /** Writes a file as a whole, for its owner only: reports name keys. */
    public static void write(Path file, String text) {
        try {
            keepPrivate(file);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw cannot("write " + file, e);
        }
    }

    private static void keepPrivate(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else if (Files.isRegularFile(file)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private static Path create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw cannot("create " + folder, e);
        }
    }

    private static StopoverException cannot(String what, Exception e) {
        return new StopoverException(ErrorCode.STATE_FOLDER, "", "cannot " + what, e);
    }
}
