package io.stopover.engine.probe;

import java.util.Objects;

/** What a server did is not what its dialect says. */
final class Deviation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String seen;

    Deviation(String expected, String seen) {
        super("expected " + expected + ", seen " + seen);
        this.expected = expected;
        this.seen = seen;
    }

    Outcome outcome() {
        return new Outcome.Failed(expected, seen);
    }

    static void unless(boolean asExpected, String expected, String seen) {
        if (!asExpected) {
            throw new Deviation(expected, seen);
        }
    }

    /**
     * @param what both are, for example {@code rows in the range}
     */
    static void unlessSame(String what, Object expected, Object seen) {
        unless(Objects.equals(expected, seen), expected + " " + what, String.valueOf(seen));
    }
}
