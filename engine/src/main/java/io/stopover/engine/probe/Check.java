package io.stopover.engine.probe;

/** Tries one thing on a server. */
interface Check {
    /**
     * Returns when the server did what its dialect says.
     *
     * @throws Deviation when it did something else
     * @throws Inapplicable when there was nothing to try
     */
    void on(Scratch scratch) throws InterruptedException;
}
