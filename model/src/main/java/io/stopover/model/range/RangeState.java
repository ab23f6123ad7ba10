package io.stopover.model.range;

import io.stopover.model.digest.Digest;
import java.util.Optional;

/**
 * What is known of a range. Which state may follow which is decided in one place only: the engine's
 * range machine.
 */
public sealed interface RangeState {
    /** Nothing of this range has been sent, or it is certain that nothing of it was stored. */
    record Planned() implements RangeState {}

    /** A write was or is under way; written before the first byte goes out. */
    record Sent(int attempt) implements RangeState {}

    /** A write ended without a certain answer: all, some or none of the rows may be stored. */
    record Unknown(int attempt, String cause) implements RangeState {}

    /**
     * Every row was acknowledged.
     *
     * @param source digest of the rows as read from the source
     * @param bytes size of the column data on the wire
     * @param newKeys where the target generated the keys
     * @param timestamp the acknowledgement's hybrid timestamp; reads at it see the rows
     */
    record Stored(Digest source, long bytes, Optional<KeyInterval> newKeys, long timestamp)
            implements RangeState {}

    /** Replaced by two ranges that tile it. */
    record Split(RangeId left, RangeId right) implements RangeState {}

    /** The target holds exactly these rows. */
    record Verified(Stored stored) implements RangeState {}

    /** The target's rows differ. */
    record Mismatched(Stored stored, Digest target) implements RangeState {}
}
