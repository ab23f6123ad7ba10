package io.stopover.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps other threads and other processes out during a piece of work; the operating system releases
 * it when a process dies.
 */
final class FolderLock {
    /** File locks belong to the whole JVM, so threads need a lock of their own in front. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private FolderLock() {}

    /** Waits until nobody else holds the lock on {@code file}, which is created and stays. */
    static <T> T holding(Path file, Work<T> work) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var threads =
                THREADS.computeIfAbsent(
                        file.toAbsolutePath().normalize(), any -> new ReentrantLock());
        threads.lock();
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            return work.run();
        } finally {
            threads.unlock();
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }
}
