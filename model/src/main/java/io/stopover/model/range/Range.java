package io.stopover.model.range;

/** The unit of copy, resume and verification: keys of one partition (by name, "" when unnamed). */
public record Range(RangeId id, String partition, KeyRange keys, RangeState state) {
    public Range in(RangeState next) {
        return new Range(id, partition, keys, next);
    }
}
