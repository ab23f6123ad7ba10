package io.stopover.engine.flow;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A ceiling of bytes per second, shared by all writers. Each taker is given its moment in turn, so
 * the average holds whatever the sizes. Thread-safe.
 */
public final class Rate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final OptionalLong bytesPerSecond;
    private long free = System.nanoTime();

    public Rate(OptionalLong bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Waits for this many bytes' turn. */
    public void take(long bytes) throws InterruptedException {
        if (bytesPerSecond.isPresent()) {
            TimeUnit.NANOSECONDS.sleep(turn(bytes, bytesPerSecond.getAsLong()));
        }
    }

    private synchronized long turn(long bytes, long limit) {
        long now = System.nanoTime();
        long start = Math.max(now, free);
        free = start + Math.round((double) bytes / limit * SECOND);
        return start - now;
    }
}
