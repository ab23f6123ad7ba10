package io.stopover.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The operating system's locks on the collections that this process writes to: one byte each of one
 * file, at a place that the collection's name gives. They end with the process, however that ends.
 */
final class TargetLocks implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private TargetLocks(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static TargetLocks open(Path file) {
        StateFolder.prepare(file.resolveSibling(""));
        StateFolder.keepPrivate(file);
        try {
            return new TargetLocks(
                    file,
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** False when another process, or another ledger of this one, writes to the collection. */
    boolean tryTake(String target) {
        try {
            return channel.tryLock(place(target), 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Two names in one place would only keep two migrations apart that need not be. */
    private static long place(String target) {
        UUID name = UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
        return name.getMostSignificantBits() >>> 2;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static RuntimeException unusable(Path file, IOException e) {
        return StateFolder.unusable(file, "it cannot be locked (" + e + ")", e);
    }
}
