package io.stopover.milvus.connection;

import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Reaction;
import io.stopover.model.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats what may be repeated, with growing pauses, until a time budget is used up. Interrupting
 * the thread ends it at once. Thread-safe.
 */
final class Repetition {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(10);

    private final Duration budget;

    Repetition(Duration budget) {
        this.budget = budget;
    }

    <T> T of(Supplier<T> attempt) {
        long end = System.nanoTime() + budget.toNanos();
        for (int repeated = 0; ; repeated++) {
            try {
                return attempt.get();
            } catch (CallException e) {
                Duration pause = pause(e.failure().reaction(), repeated);
                if (pause.isZero() || System.nanoTime() + pause.toNanos() > end) {
                    throw e;
                }
                sleep(pause, e);
            }
        }
    }

    /** Zero when the reaction is not to repeat. */
    private static Duration pause(Reaction reaction, int repeated) {
        return switch (reaction) {
            case RETRY -> grown(FIRST_RETRY, LAST_RETRY, repeated);
            case BACK_OFF -> grown(FIRST_BACK_OFF, LAST_BACK_OFF, repeated);
            case SPLIT, STOP, UNKNOWN -> Duration.ZERO;
        };
    }

    /** Doubles each time; half of it is chance, so that many callers do not return together. */
    private static Duration grown(Duration first, Duration last, int repeated) {
        long millis = Math.min(last.toMillis(), first.toMillis() << Math.min(repeated, 20));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static void sleep(Duration pause, CallException last) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException(
                    ErrorCode.INTERRUPTED,
                    last.failure(),
                    last.during(),
                    "interrupted while waiting to repeat after: " + last.getMessage(),
                    e);
        }
    }
}
