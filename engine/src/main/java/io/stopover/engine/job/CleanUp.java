package io.stopover.engine.job;

import io.stopover.model.error.StopoverException;
import java.time.Duration;

/**
 * Undoes something when a job ends, also one that is being stopped: an interrupted thread can make
 * no call, so another one makes it.
 */
final class CleanUp {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Runnable action;
    private volatile boolean done;

    private CleanUp(Runnable action) {
        this.action = action;
    }

    /**
     * Runs the action; for {@link #PATIENCE} at most when this thread is interrupted, which it then
     * stays.
     *
     * @return false when the action failed or is not known to have ended
     */
    static boolean run(Runnable action) {
        CleanUp cleanUp = new CleanUp(action);
        if (Thread.interrupted()) {
            cleanUp.runElsewhere();
            Thread.currentThread().interrupt();
        } else {
            cleanUp.run();
        }
        return cleanUp.done;
    }

    private void run() {
        try {
            action.run();
            done = true;
        } catch (StopoverException e) {
            done = false;
        }
    }

    private void runElsewhere() {
        Thread thread = Thread.ofVirtual().name("clean up").start(this::run);
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            // Interrupted a second time: somebody is in a hurry.
            thread.interrupt();
        }
    }
}
