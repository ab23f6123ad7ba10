package io.stopover.engine.job;

import java.time.Duration;

/**
 * Undoes something when a job ends, also one that is being stopped: an interrupted thread can make
 * no call, so another one makes it.
 */
final class CleanUp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Runnable action;
    private volatile boolean done;

    private CleanUp(Runnable action) {
        this.action = action;
    }

    /**
     * Runs the action, for {@link #PATIENCE} at most. An interrupted thread stays so.
     *
     * @return false when the action failed or is not known to have ended
     */
    static boolean run(Runnable action) {
        CleanUp cleanUp = new CleanUp(action);
        boolean interrupted = Thread.interrupted();
        cleanUp.runElsewhere();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return cleanUp.done;
    }

    private void run() {
        try {
            action.run();
            done = true;
        } catch (RuntimeException e) {
            done = false; // why matters less than what the job has come to
        }
    }

    private void runElsewhere() {
        Thread thread = Thread.ofVirtual().name("clean up").start(this::run);
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            // Somebody is in a hurry.
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
