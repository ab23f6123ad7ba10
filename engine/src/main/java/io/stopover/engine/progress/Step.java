package io.stopover.engine.progress;

/** What is being done with a collection right now, in the order in which it happens. */
public enum Step {
    WAITING("waiting"),
    CREATING("create"),
    COPYING("copy"),
    INDEXING("index"),
    LOADING("load"),
    RESOLVING("resolve"),
    COMPARING("compare"),
    FINISHING("finish"),
    DONE("done"),
    FAILED("failed");

    private final String word;

    Step(String word) {
        this.word = word;
    }

    /** Something is being done: neither waiting nor over. */
    boolean isWork() {
        return switch (this) {
            case WAITING, DONE, FAILED -> false;
            case CREATING, COPYING, INDEXING, LOADING, RESOLVING, COMPARING, FINISHING -> true;
        };
    }

    /** One word for people. */
    public String word() {
        return word;
    }
}
