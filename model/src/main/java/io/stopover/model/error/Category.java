package io.stopover.model.error;

/** Whose side an error is on. */
public enum Category {
    USER,
    SOURCE,
    TARGET,
    CAPACITY,
    INTERNAL
}
