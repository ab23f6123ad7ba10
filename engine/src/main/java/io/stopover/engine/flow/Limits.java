package io.stopover.engine.flow;

import io.stopover.milvus.write.RangeWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * What all collections of a job share: slots for ranges in flight, the byte budget, the rate.
 *
 * @param collections collections worked on at a time; most of a small one's time is spent waiting
 *     for its load
 * @param large slots for those of them that have more than {@link #SMALL_ROWS}, so that big
 *     collections end one after the other and a target need not hold many of them loaded at once
 * @param quiet how long after its sending a write whose answer was lost may still land
 */
public record Limits(
        int collections,
        Semaphore large,
        Semaphore ranges,
        ByteBudget memory,
        Rate rate,
        Duration quiet) {
    /** Rows that a collection is called small with: about one range. */
    public static final long SMALL_ROWS = 16_000;

    /** Two writers reach what a Milvus 2.3.5 takes; reading overlaps with them. */
    private static final int RANGES_AT_ONCE = 4;

    private static final int COLLECTIONS_AT_ONCE = 24;

    private static final int LARGE_AT_ONCE = 4;

    private static final Duration QUIET = RangeWriter.DEADLINE.plusSeconds(5);

    public static Limits of(long memoryBytes, OptionalLong bytesPerSecond) {
        return new Limits(
                COLLECTIONS_AT_ONCE,
                new Semaphore(LARGE_AT_ONCE),
                new Semaphore(RANGES_AT_ONCE),
                new ByteBudget(memoryBytes),
                new Rate(bytesPerSecond),
                QUIET);
    }

    /** The same with another time that lost writes are waited for. */
    public Limits withQuiet(Duration time) {
        return new Limits(collections, large, ranges, memory, rate, time);
    }
}
