package io.stopover.engine.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads, as many at a time as the slots allow; slots may be shared with
 * other groups. After the first failure no further task starts, and {@link #await} throws it.
 * Submitting and awaiting belong to one thread.
 */
public final class Tasks implements AutoCloseable {
    /** What a task does. */
    public interface Task {
        void run() throws InterruptedException;
    }

    private final Semaphore slots;
    private final String name;
    private final List<Thread> running = new ArrayList<>();
    private volatile @Nullable Throwable failure;

    public Tasks(String name, Semaphore slots) {
        this.name = name;
        this.slots = slots;
    }

    /** Starts the task when a slot is free. */
    public void submit(Task task) throws InterruptedException {
        slots.acquire();
        if (failure != null) {
            slots.release();
            await();
        }
        running.removeIf(thread -> !thread.isAlive());
        running.add(Thread.ofVirtual().name(name).start(() -> runAndRelease(task)));
    }

    private void runAndRelease(Task task) {
        try {
            task.run();
        } catch (Throwable e) {
            fail(e);
        } finally {
            slots.release();
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        } else if (!e.equals(failure)) {
            failure.addSuppressed(e);
        }
    }

    /** Waits for all tasks; throws the first failure as it was. */
    public void await() throws InterruptedException {
        for (Thread thread : running) {
            thread.join();
        }
        running.clear();
        switch (failure) {
            case null -> {}
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** Interrupts what still runs and waits for its end. */
    @Override
    public void close() {
        running.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : running) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
