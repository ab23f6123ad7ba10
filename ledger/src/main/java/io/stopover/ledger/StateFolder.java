package io.stopover.ledger;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder that holds a ledger's file. */
final class StateFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");

    private StateFolder() {}

    /** The absolute path of a folder that exists and in which {@code file} can be written. */
    static Path prepare(Path folder, String file) {
        Path home = folder.toAbsolutePath().normalize();
        if (home.toString().contains(";")) {
            throw unusable(home, "H2 cannot open a path that contains a semicolon", null);
        }
        try {
            boolean posix = home.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    home, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw unusable(home, "it cannot be created (" + e + ")", e);
        }
        Path database = home.resolve(file);
        // H2 would open it read-only without a word.
        if (!Files.isWritable(home) || (Files.exists(database) && !Files.isWritable(database))) {
            throw unusable(home, "it cannot be written to", null);
        }
        keepPrivate(home, database);
        return home;
    }

    /** H2 takes an empty file for a new database; whoever opens it first decides who may read. */
    private static void keepPrivate(Path home, Path database) {
        if (!home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.notExists(database)) {
                Files.createFile(database, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
            } else {
                Files.setPosixFilePermissions(database, PRIVATE_FILE);
            }
        } catch (IOException e) {
            throw unusable(home, "its file cannot be kept private (" + e + ")", e);
        }
    }

    static StopoverException unusable(Path home, String reason, @Nullable Throwable cause) {
        return new StopoverException(
                ErrorCode.STATE_FOLDER,
                "",
                "the state folder " + home + " cannot be used: " + reason,
                cause);
    }
}
