package io.stopover.testkit.fake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for databases, collections, partitions, indexes and auto-ID rows, never used twice. Safe for
 * threads.
 */
final class Sequence {
    private final AtomicLong next;

    Sequence(long first) {
        this.next = new AtomicLong(first);
    }

    long next() {
        return next.getAndIncrement();
    }

    /** The first of {@code count} consecutive ids. */
    long nextBlock(int count) {
        return next.getAndAdd(count);
    }
}
