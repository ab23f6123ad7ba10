package io.stopover.engine.verify;

import io.stopover.model.digest.Digest;
import io.stopover.model.range.KeyRange;
import java.util.concurrent.atomic.AtomicLong;

/** What comparing a collection has found so far; grows while it runs. Thread-safe. */
public final class Comparison {
    private final Differences differences = new Differences();
    private final AtomicLong sourceChanges = new AtomicLong();
    private Digest source = Digest.EMPTY;
    private Digest target = Digest.EMPTY;

    /** Distinct rows that a range holds on either side. */
    public record Both(RangeRows source, RangeRows target) {}

    /** Reads a range on both sides and names what differs. */
    public Both compare(Side sourceSide, Side targetSide, String partition, KeyRange keys)
            throws InterruptedException {
        Digest expected = sourceSide.digest(partition, keys);
        Digest found = targetSide.digest(partition, keys);
        add(expected, found);
        if (!expected.equals(found)) {
            nameDifferences(sourceSide, targetSide, partition, keys);
        }
        return new Both(
                new RangeRows(partition, keys, expected.rows()),
                new RangeRows(partition, keys, found.rows()));
    }

    void nameDifferences(Side sourceSide, Side targetSide, String partition, KeyRange keys)
            throws InterruptedException {
        differences.compare(
                partition,
                targetSide.rowDigest().fieldNames(),
                sourceSide.rows(partition, keys, key -> true).hashes(),
                targetSide.rows(partition, keys, key -> true).hashes());
    }

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
