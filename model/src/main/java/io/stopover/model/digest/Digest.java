package io.stopover.model.digest;

/**
 * Row count and order-independent sum (mod 2^128) of row hashes; digests of disjoint sets of rows
 * add up. Two digests are comparable only when they were made by the same digest plan.
 */
public record Digest(long rows, long high, long low) {
    /** Version of docs/digest.md that this build follows; kept with a job and in its report. */
    public static final int VERSION = 1;

    public static final Digest EMPTY = new Digest(0, 0, 0);

    public Digest plus(Digest other) {
        long sumLow = low + other.low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        return new Digest(rows + other.rows, high + other.high + carry, sumLow);
    }

    public Digest minus(Digest other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Digest(rows - other.rows, high - other.high - borrow, low - other.low);
    }

    /** 32 hex digits of the sum. */
    public String hex() {
        return String.format("%016x%016x", high, low);
    }

    @Override
    public String toString() {
        return rows + ":" + hex();
    }
}
