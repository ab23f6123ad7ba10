package io.stopover.engine.probe;

/** The server does not have what was to be checked, and may legally not have it. */
final class Inapplicable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Inapplicable(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
