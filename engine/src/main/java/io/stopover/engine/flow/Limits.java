package io.stopover.engine.flow;

import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * What all collections of a job share: slots for ranges in flight, the byte budget, the rate.
 *
 * @param collections collections worked on at a time
 */
public record Limits(int collections, Semaphore ranges, ByteBudget memory, Rate rate) {
    /** Two writers reach what a Milvus 2.3.5 takes; reading overlaps with them. */
    private static final int RANGES_AT_ONCE = 4;

    private static final int COLLECTIONS_AT_ONCE = 4;

    public static Limits of(long memoryBytes, OptionalLong bytesPerSecond) {
        return new Limits(
                COLLECTIONS_AT_ONCE,
                new Semaphore(RANGES_AT_ONCE),
                new ByteBudget(memoryBytes),
                new Rate(bytesPerSecond));
    }
}
