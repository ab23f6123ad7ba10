package io.stopover.model.range;

/**
 * The keys a server generated for the rows of one insert request: {@code first <= key <= last}, as
 * numbers (generated VARCHAR keys are decimal numbers too).
 */
public record KeyInterval(long first, long last) {
    public KeyInterval {
        if (first > last) {
            throw new IllegalArgumentException("empty interval: " + first + " .. " + last);
        }
    }

    public boolean contains(long key) {
        return first <= key && key <= last;
    }
}
