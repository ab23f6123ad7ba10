package io.stopover.ledger;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders and files of a ledger: for this user only. */
final class StateFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");

    private StateFolder() {}

    /** The absolute path of a folder that exists and can be written to. */
    static Path prepare(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        if (home.toString().contains(";")) {
            throw unusable(home, "H2 cannot open a path that contains a semicolon", null);
        }
        try {
            Files.createDirectories(
                    home,
                    posix(home) ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw unusable(home, "it cannot be created (" + e + ")", e);
        }
        if (!Files.isWritable(home)) {
            throw unusable(home, "it cannot be written to", null);
        }
        return home;
    }

    /** Makes sure that the file exists, that only its owner may read it and that we may write. */
    static void keepPrivate(Path file) {
        try {
            if (posix(file) && Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
            } else if (posix(file)) {
                Files.setPosixFilePermissions(file, PRIVATE_FILE);
            }
        } catch (IOException e) {
            throw unusable(file, "it cannot be kept private (" + e + ")", e);
        }
        // H2 would open it read-only without a word.
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw unusable(file, "it cannot be written to", null);
        }
    }

    /** Replaces the file's text as a whole: whoever reads meanwhile sees the old or the new one. */
    static void replace(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            keepPrivate(fresh);
            // No channel: the thread of a job that is being stopped is interrupted.
            try (var out = new FileOutputStream(fresh.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, "it cannot be written (" + e + ")", e);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * @param place the folder or the file in it
     */
    static StopoverException unusable(Path place, String reason, @Nullable Throwable cause) {
        return new StopoverException(
                ErrorCode.STATE_FOLDER,
                "",
                "the state in " + place + " cannot be used: " + reason,
                cause);
    }

    /** What to do about a ledger that this build cannot read. */
    static StopoverException foreign(Path place, @Nullable Throwable cause) {
        return unusable(
                place,
                "another build of Stopover made it. Finish its jobs with that build, or move "
                        + place
                        + " away",
                cause);
    }
}
