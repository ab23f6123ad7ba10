package io.stopover.engine.verify;

import io.stopover.model.digest.Digest;
import java.util.concurrent.atomic.AtomicLong;

/** What comparing a collection has found so far; grows while it runs. Thread-safe. */
public final class Comparison {
    private final Differences differences = new Differences();
    private final AtomicLong sourceChanges = new AtomicLong();
    private Digest source = Digest.EMPTY;
    private Digest target = Digest.EMPTY;

    synchronized void add(Digest sourcePart, Digest targetPart) {
        source = source.plus(sourcePart);
        target = target.plus(targetPart);
    }

    /** A range whose second reading of the source differs from the first. */
    void sourceChanged() {
        sourceChanges.incrementAndGet();
    }

    public Differences differences() {
        return differences;
    }

    public synchronized Digest source() {
        return source;
    }

    public synchronized Digest target() {
        return target;
    }

    /** Ranges that changed on the source during the copy. */
    public long sourceChanges() {
        return sourceChanges.get();
    }

    public boolean equal() {
        return differences.count() == 0 && source().equals(target());
    }
}
