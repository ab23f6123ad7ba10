package io.stopover.local;

import org.jspecify.annotations.Nullable;

/**
 * Something about a local cluster did not work; the message says what, and what the person can do
 * about it.
 */
public final class LocalClusterException extends RuntimeException {
    public LocalClusterException(String message) {
        this(message, null);
    }

    public LocalClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
