package io.stopover.model.range;

/** A range's number within its collection's ledger; halves of a split range get new numbers. */
public record RangeId(int number) implements Comparable<RangeId> {
    @Override
    public int compareTo(RangeId other) {
        return Integer.compare(number, other.number);
    }
}
