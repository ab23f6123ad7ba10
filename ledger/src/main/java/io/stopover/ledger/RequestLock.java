package io.stopover.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on one request, which ends with the process that holds it, however
 * that ends. The locked file names the process and stays behind: deleting it would let two
 * processes lock two files of one name.
 */
final class RequestLock implements AutoCloseable {
    // POSIX: whoever closes any channel of a file loses the locks that its process has on it. So
    // within this process nobody opens a file whose lock is held here.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RequestLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Path file(Path folder, String fingerprint) {
        UUID name = UUID.nameUUIDFromBytes(fingerprint.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + ".lock");
    }

    /** Empty when somebody has the lock. */
    static Optional<RequestLock> tryTake(Path file) {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<RequestLock> taken = Optional.empty();
        try {
            taken = locked(file);
            return taken;
        } catch (IOException e) {
            throw StateFolder.unusable(file, "it cannot be locked (" + e + ")", e);
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<RequestLock> locked(Path file) throws IOException {
        StateFolder.prepare(file.resolveSibling(""));
        StateFolder.keepPrivate(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            String process = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(process.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new RequestLock(file, channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Who has the lock, in words. */
    static String holder(Path file) {
        if (HELD.contains(file)) {
            return "this process";
        }
        try {
            String process = Files.readString(file);
            return process.isEmpty() ? "another process" : "process " + process;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        // Nothing is written here: an interrupted thread cannot write to a channel.
        try {
            channel.close();
        } catch (IOException e) {
            throw StateFolder.unusable(file, "it cannot be released (" + e + ")", e);
        } finally {
            HELD.remove(file);
        }
    }
}
