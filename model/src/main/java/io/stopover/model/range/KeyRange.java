package io.stopover.model.range;

import java.util.Optional;

/**
 * A part of one partition's primary-key space: {@code after < key <= upTo}. Either end may be open.
 */
public record KeyRange(Optional<Key> after, Optional<Key> upTo) {
    public static final KeyRange ALL = new KeyRange(Optional.empty(), Optional.empty());

    public KeyRange {
        if (after.isPresent() && upTo.isPresent() && after.get().compareTo(upTo.get()) >= 0) {
            throw new IllegalArgumentException("empty range: " + after.get() + " .. " + upTo.get());
        }
    }

    public static KeyRange upTo(Key key) {
        return new KeyRange(Optional.empty(), Optional.of(key));
    }

    public static KeyRange after(Key key) {
        return new KeyRange(Optional.of(key), Optional.empty());
    }

    public static KeyRange between(Key after, Key upTo) {
        return new KeyRange(Optional.of(after), Optional.of(upTo));
    }

    /** The two ranges left and right of {@code key}; together they are this range. */
    public Halves splitAt(Key key) {
        return new Halves(
                new KeyRange(after, Optional.of(key)), new KeyRange(Optional.of(key), upTo));
    }

    public boolean contains(Key key) {
        return after.map(a -> a.compareTo(key) < 0).orElse(true)
                && upTo.map(u -> key.compareTo(u) <= 0).orElse(true);
    }

    @Override
    public String toString() {
        return "("
                + after.map(Key::toString).orElse("-∞")
                + ", "
                + upTo.map(k -> k + "]").orElse("∞)");
    }

    /** Two ranges that tile the one they came from. */
    public record Halves(KeyRange left, KeyRange right) {}
}
