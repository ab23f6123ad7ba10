package io.stopover.engine.range;

import io.stopover.model.digest.Digest;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Mismatched;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.range.RangeState.Verified;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranges that random things happen to, beside what a target could really hold of them. Whatever the
 * machine calls impossible does not happen.
 */
final class SimulatedRanges {
    private static final int KEYS = 1_000;
    private static final int EVENTS = 9;

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long lastTimestamp;

    SimulatedRanges() {
        leaves.add(new Leaf(KeyRange.ALL, new Planned(), false));
    }

    /**
     * @param maybeStored rows of it may be on the target without an acknowledgement of all of them
     */
    record Leaf(KeyRange keys, RangeState state, boolean maybeStored) {}

    /** One step: {@code choice} picks a range, something to happen to it and a key to split at. */
    void step(int choice) {
        Leaf leaf = leaves.get(choice % leaves.size());
        int number = choice / 31 % (EVENTS + 1);
        if (number == EVENTS) {
            divide(leaf, Key.of(choice % KEYS));
        } else {
            happen(leaf, event(number));
        }
    }

    private void happen(Leaf leaf, RangeEvent event) {
        RangeState next;
        try {
            next = RangeMachine.after(leaf.state(), event);
        } catch (IllegalStateException impossible) {
            require(
                    stored(leaf.state()).isEmpty() || !isComparison(event),
                    "a stored range can always be compared");
            return;
        }
        switch (event) {
            case RangeEvent.Sending __ -> replace(leaf, send(leaf, next));
            case RangeEvent.Refused __ ->
                    replace(leaf, new Leaf(leaf.keys(), next, attempt(leaf.state()) > 1));
            case RangeEvent.Lost __ -> replace(leaf, new Leaf(leaf.keys(), next, true));
            case RangeEvent.Cleared __ -> replace(leaf, new Leaf(leaf.keys(), next, false));
            case RangeEvent.Acknowledged __ -> replace(leaf, new Leaf(leaf.keys(), next, false));
            case RangeEvent.Matched __ -> replace(leaf, compared(leaf, next));
            case RangeEvent.Differed __ -> replace(leaf, compared(leaf, next));
            case RangeEvent.Doubted __ -> replace(leaf, compared(leaf, next));
            case RangeEvent.Doubled __ ->
                    leaves.set(leaves.indexOf(leaf), new Leaf(leaf.keys(), next, true));
        }
    }

    List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** What happened and must not. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The leaves cover every key once. */
    boolean tile() {
        List<KeyRange> ordered =
                leaves.stream()
                        .map(Leaf::keys)
                        .sorted(
                                Comparator.comparing(
                                        KeyRange::after,
                                        Comparator.comparing(k ->
                                                k.map(x -> ((Key.OfLong) x).value()).orElse(-1L))))
                        .toList();
        Optional<Key> reached = Optional.empty();
        for (KeyRange keys : ordered) {
            if (!keys.after().equals(reached)) {
                return false;
            }
            reached = keys.upTo();
        }
        return reached.isEmpty();
    }

    private Leaf send(Leaf leaf, RangeState next) {
        boolean heals = attempt(next) > 1;
        require(
                heals == leaf.maybeStored(),
                "a range that may be stored is healed and never inserted a second time");
        return new Leaf(leaf.keys(), next, true);
    }

    private Leaf compared(Leaf leaf, RangeState next) {
        require(
                stored(next).equals(stored(leaf.state())),
                "what was stored stays known through every comparison");
        return new Leaf(leaf.keys(), next, false);
    }

    private void divide(Leaf leaf, Key at) {
        if (!leaf.keys().contains(at) || leaf.keys().upTo().equals(Optional.of(at))) {
            return;
        }
        // A range is divided while SENT only because the server certainly refused its size.
        boolean maybeStored = leaf.maybeStored() && !leaf.state().equals(new Sent(1));
        RangeState heir;
        try {
            heir = RangeMachine.heir(leaf.state());
        } catch (IllegalStateException impossible) {
            return;
        }
        require(
                (heir instanceof Unknown) == maybeStored,
                "the heirs of a range that may be stored are unknown");
        KeyRange.Halves halves = leaf.keys().splitAt(at);
        leaves.remove(leaf);
        leaves.add(new Leaf(halves.left(), heir, maybeStored));
        leaves.add(new Leaf(halves.right(), heir, maybeStored));
    }

    private void replace(Leaf leaf, Leaf next) {
        require(
                stored(leaf.state()).isEmpty() || stored(leaf.state()).equals(stored(next.state())),
                "a stored range stays stored");
        leaves.set(leaves.indexOf(leaf), next);
    }

    private void require(boolean holds, String promise) {
        if (!holds) {
            violations.add("broken: " + promise);
        }
    }

    private RangeEvent event(int number) {
        return switch (number) {
            case 0 -> new RangeEvent.Sending();
            case 1 ->
                    new RangeEvent.Acknowledged(
                            new Stored(Digest.EMPTY, 0, Optional.empty(), ++lastTimestamp));
            case 2 -> new RangeEvent.Refused();
            case 3 -> new RangeEvent.Lost("no answer");
            case 4 -> new RangeEvent.Cleared();
            case 5 -> new RangeEvent.Matched();
            case 6 -> new RangeEvent.Differed(new Digest(1, 2, 3));
            case 7 -> new RangeEvent.Doubted();
            default -> new RangeEvent.Doubled();
        };
    }

    private static boolean isComparison(RangeEvent event) {
        return event instanceof RangeEvent.Matched || event instanceof RangeEvent.Differed;
    }

    private static int attempt(RangeState state) {
        return state instanceof Sent sent ? sent.attempt() : 0;
    }

    private static Optional<Stored> stored(RangeState state) {
        return switch (state) {
            case Stored stored -> Optional.of(stored);
            case Verified verified -> Optional.of(verified.stored());
            case Mismatched mismatched -> Optional.of(mismatched.stored());
            case Planned __ -> Optional.empty();
            case Sent __ -> Optional.empty();
            case Unknown __ -> Optional.empty();
            case RangeState.Split __ -> Optional.empty();
        };
    }
}
