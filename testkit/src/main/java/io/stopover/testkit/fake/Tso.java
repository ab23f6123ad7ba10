package io.stopover.testkit.fake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Strictly increasing hybrid timestamps: milliseconds shifted left by 18, then a logical counter.
 * Safe for threads.
 */
final class Tso {
    private static final int LOGICAL_BITS = 18;
    private final AtomicLong last = new AtomicLong();

    long next() {
        long physical = System.currentTimeMillis() << LOGICAL_BITS;
        return last.updateAndGet(previous -> Math.max(previous + 1, physical));
    }

    static long milliseconds(long timestamp) {
        return timestamp >>> LOGICAL_BITS;
    }
}
