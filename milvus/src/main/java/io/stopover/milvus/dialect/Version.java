package io.stopover.milvus.dialect;

import java.util.Comparator;

/** A release number. A line's head, whose patch number nobody tells, sorts after its releases. */
record Version(int major, int minor, int patch) implements Comparable<Version> {
    static final int HEAD = Integer.MAX_VALUE;

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch);

    /** Reads {@code 2.6} (first of its line) or {@code 2.6.3}. */
    static Version of(String text) {
        String[] parts = text.split("\\.", -1);
        return new Version(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch == HEAD ? "" : "." + patch);
    }
}
