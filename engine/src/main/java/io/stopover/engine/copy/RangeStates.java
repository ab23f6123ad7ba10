package io.stopover.engine.copy;

import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.Optional;

/** What later phases ask of a range's state. */
public final class RangeStates {
    private RangeStates() {}

    /** What was stored, for a range whose rows were all acknowledged. */
    public static Optional<RangeState.Stored> stored(Range range) {
        return switch (range.state()) {
            case RangeState.Stored stored -> Optional.of(stored);
            case RangeState.Verified verified -> Optional.of(verified.stored());
            case RangeState.Mismatched mismatched -> Optional.of(mismatched.stored());
            case RangeState.Planned __ -> Optional.empty();
            case RangeState.Sent __ -> Optional.empty();
            case RangeState.Unknown __ -> Optional.empty();
            case RangeState.Split __ -> Optional.empty();
        };
    }
}
