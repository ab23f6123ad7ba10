package io.stopover.e2e.bench;

import io.stopover.engine.flow.Tasks;
import java.util.concurrent.Semaphore;

/** The same work for the numbers 0 to n-1, some at a time. */
final class Parallel {
    /** What is done for one number. */
    interface Work {
        void on(int number) throws InterruptedException;
    }

    private Parallel() {}

    static void run(int atOnce, int numbers, Work work) throws InterruptedException {
        try (Tasks tasks = new Tasks("bench", new Semaphore(atOnce))) {
            for (int i = 0; i < numbers; i++) {
                int number = i;
                tasks.submit(() -> work.on(number));
            }
            tasks.await();
        }
    }
}
