package io.stopover.ledger;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that holds a ledger's file. */
final class StateFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

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
        return home;
    }

    static StopoverException unusable(Path home, String reason, @Nullable Throwable cause) {
        return new StopoverException(
                ErrorCode.STATE_FOLDER,
                "",
                "the state folder " + home + " cannot be used: " + reason,
                cause);
    }
}
