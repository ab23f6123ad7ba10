package io.stopover.engine.range;

import io.stopover.engine.range.RangeEvent.Acknowledged;
import io.stopover.engine.range.RangeEvent.Cleared;
import io.stopover.engine.range.RangeEvent.Differed;
import io.stopover.engine.range.RangeEvent.Doubled;
import io.stopover.engine.range.RangeEvent.Doubted;
import io.stopover.engine.range.RangeEvent.Lost;
import io.stopover.engine.range.RangeEvent.Matched;
import io.stopover.engine.range.RangeEvent.Refused;
import io.stopover.engine.range.RangeEvent.Sending;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Mismatched;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Split;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.range.RangeState.Verified;

/**
 * The one table of range states: what an event makes of a state, and what the halves of a divided
 * range start as. An attempt above 1 means that an earlier one ended uncertain, so the range may be
 * partly stored whatever this attempt answers.
 */
public final class RangeMachine {
    private RangeMachine() {}

    /** Fails with IllegalStateException when the event cannot happen in this state. */
    public static RangeState after(RangeState state, RangeEvent event) {
        return switch (state) {
            case Planned __ ->
                    switch (event) {
                        case Sending e -> new Sent(1);
                        case Acknowledged e -> impossible(state, event);
                        case Refused e -> impossible(state, event);
                        case Lost e -> impossible(state, event);
                        case Cleared e -> impossible(state, event);
                        case Matched e -> impossible(state, event);
                        case Differed e -> impossible(state, event);
                        case Doubted e -> impossible(state, event);
                        case Doubled e -> impossible(state, event);
                    };
            case Sent sent ->
                    switch (event) {
                        case Acknowledged e -> e.stored();
                        case Refused e ->
                                sent.attempt() == 1
                                        ? new Planned()
                                        : new Unknown(sent.attempt(), "an earlier attempt is open");
                        case Lost e -> new Unknown(sent.attempt(), e.cause());
                        case Sending e -> impossible(state, event);
                        case Cleared e -> impossible(state, event);
                        case Matched e -> impossible(state, event);
                        case Differed e -> impossible(state, event);
                        case Doubted e -> impossible(state, event);
                        case Doubled e -> impossible(state, event);
                    };
            case Unknown unknown ->
                    switch (event) {
                        case Sending e -> new Sent(unknown.attempt() + 1);
                        case Cleared e -> new Planned();
                        case Acknowledged e -> impossible(state, event);
                        case Refused e -> impossible(state, event);
                        case Lost e -> impossible(state, event);
                        case Matched e -> impossible(state, event);
                        case Differed e -> impossible(state, event);
                        case Doubted e -> impossible(state, event);
                        case Doubled e -> impossible(state, event);
                    };
            case Stored stored -> compared(stored, state, event);
            case Verified verified -> compared(verified.stored(), state, event);
            case Mismatched mismatched -> compared(mismatched.stored(), state, event);
            case Split __ -> impossible(state, event);
        };
    }

    private static RangeState compared(Stored stored, RangeState state, RangeEvent event) {
        return switch (event) {
            case Matched e -> new Verified(stored);
            case Differed e -> new Mismatched(stored, e.target());
            case Doubted e -> stored;
            case Doubled e -> new Unknown(1, "rows of it landed late");
            case Sending e -> impossible(state, event);
            case Acknowledged e -> impossible(state, event);
            case Refused e -> impossible(state, event);
            case Lost e -> impossible(state, event);
            case Cleared e -> impossible(state, event);
        };
    }

    /**
     * What the halves of a divided range start as: what may be stored of it may be stored of them.
     * The range itself is {@link Split} from then on. While it is SENT, it is divided only after an
     * answer that certainly wrote nothing (too large); one without such an answer is {@link Lost}
     * first. Fails with IllegalStateException when a range in this state is not divided.
     */
    public static RangeState heir(RangeState parent) {
        return switch (parent) {
            case Planned __ -> new Planned();
            case Sent sent ->
                    sent.attempt() == 1 ? new Planned() : new Unknown(sent.attempt(), "divided");
            case Unknown unknown -> new Unknown(unknown.attempt(), "divided");
            case Stored __ -> cannotDivide(parent);
            case Verified __ -> cannotDivide(parent);
            case Mismatched __ -> cannotDivide(parent);
            case Split __ -> cannotDivide(parent);
        };
    }

    private static RangeState cannotDivide(RangeState state) {
        throw new IllegalStateException("a range that is " + state + " is not divided");
    }

    private static RangeState impossible(RangeState state, RangeEvent event) {
        throw new IllegalStateException(event + " cannot happen to a range that is " + state);
    }
}
