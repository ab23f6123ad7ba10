package io.stopover.engine.index;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the server to get something done. Gives up when it has made no progress for a while,
 * however long the whole takes.
 */
final class Waiting {
    private static final Duration NO_PROGRESS = Duration.ofMinutes(10);
    private static final long SHORTEST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 1_000;

    /** A pause is this part of the time waited so far, and so is what a wait may take too long. */
    private static final int PAUSES = 8;

    /** Asked again and again; equal answers mean no progress. */
    interface Check {
        /** How far it is. */
        long progress();

        boolean done();
    }

    private Waiting() {}

    static void until(Check check, ErrorCode onTimeout, String what) throws InterruptedException {
        long start = System.nanoTime();
        long reached = Long.MIN_VALUE;
        long since = start;
        while (!check.done()) {
            long now = System.nanoTime();
            long progress = check.progress();
            if (progress != reached) {
                reached = progress;
                since = now;
            } else if (now - since > NO_PROGRESS.toNanos()) {
                throw new StopoverException(
                        onTimeout,
                        what + " made no progress for " + NO_PROGRESS.toMinutes() + " minutes");
            }
            long waited = TimeUnit.NANOSECONDS.toMillis(now - start);
            Thread.sleep(Math.clamp(waited / PAUSES, SHORTEST_MILLIS, LONGEST_MILLIS));
        }
    }
}
