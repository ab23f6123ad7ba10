package io.stopover.engine.probe;

/** How one case of the wire contract ended. */
public sealed interface Outcome {
    /** The server does what its dialect says. */
    record Passed() implements Outcome {}

    /** The server does something else; both in words. */
    record Failed(String expected, String seen) implements Outcome {}

    /** There is nothing to check: by its dialect the server cannot do it. */
    record NotApplicable(String why) implements Outcome {}

    /** The user lacks a right; nothing is known about the server. */
    record Refused(String why) implements Outcome {}
}
