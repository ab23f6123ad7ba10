package io.stopover.engine.range;

import io.stopover.model.digest.Digest;
import io.stopover.model.range.RangeState;

/** Something that happened to a range. */
public sealed interface RangeEvent {
    /** A write is about to go out. */
    record Sending() implements RangeEvent {}

    /** The target acknowledged every row. */
    record Acknowledged(RangeState.Stored stored) implements RangeEvent {}

    /** It is certain that this attempt wrote nothing. */
    record Refused() implements RangeEvent {}

    /** The attempt ended without a certain answer. */
    record Lost(String cause) implements RangeEvent {}

    /** It was made certain that the target holds nothing of this range. */
    record Cleared() implements RangeEvent {}

    /** The target was read back and equals the source. */
    record Matched() implements RangeEvent {}

    record Differed(Digest target) implements RangeEvent {}

    /** The target counts more rows of it than were stored: a write landed after its replacement. */
    record Doubled() implements RangeEvent {}

    /** An earlier comparison counts no more: the target may have been changed since. */
    record Doubted() implements RangeEvent {}
}
