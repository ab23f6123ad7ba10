package io.stopover.cli.shell;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and the end of the session stop a job cleanly: the thread that runs it is interrupted and
 * the process stays until that thread has said its last word.
 */
public final class CleanStop {
    /** A write under way ends by its own deadline before this. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** From now on a signal interrupts the calling thread. */
    public void interruptsThisThread() {
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker), "clean stop"));
    }

    private void stop(Thread worker) {
        worker.interrupt();
        try {
            boolean clean = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!clean) {
                System.err.println("stopover: gave up waiting for a clean stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is said; the process may end. */
    public void ended() {
        ended.countDown();
    }
}
