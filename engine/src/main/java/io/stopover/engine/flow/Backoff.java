package io.stopover.engine.flow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with jitter while a server refuses for now, up to a budget. Not thread-safe. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final long deadline;
    private Duration next = FIRST;

    public Backoff(Duration budget) {
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    /** Pauses; false when the budget is used up. */
    public boolean pause() throws InterruptedException {
        if (System.nanoTime() >= deadline) {
            return false;
        }
        long half = next.toMillis() / 2;
        Thread.sleep(half + ThreadLocalRandom.current().nextLong(half + 1));
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return true;
    }
}
