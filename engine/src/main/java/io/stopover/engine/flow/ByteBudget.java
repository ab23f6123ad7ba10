package io.stopover.engine.flow;

/**
 * Bytes that may be in flight at once, over all collections. Readers wait here, so a slow target
 * stops the source instead of filling the heap. Thread-safe.
 */
public final class ByteBudget {
    private final long capacity;
    private long used;

    public ByteBudget(long capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits until {@code bytes} fit. A request above the whole budget is let through alone, so that
     * one huge range cannot block for ever.
     */
    public synchronized Share take(long bytes) throws InterruptedException {
        while (used > 0 && used + bytes > capacity) {
            wait();
        }
        used += bytes;
        return new Share(bytes);
    }

    private synchronized void change(long by) {
        used += by;
        notifyAll();
    }

    /** A part of the budget; closing gives it back. Not thread-safe. */
    public final class Share implements AutoCloseable {
        private long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /** Corrects an estimate by what it really was; never waits. */
        public void is(long actual) {
            change(actual - bytes);
            bytes = actual;
        }

        @Override
        public void close() {
            is(0);
        }
    }
}
