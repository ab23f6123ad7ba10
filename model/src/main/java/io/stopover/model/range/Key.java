package io.stopover.model.range;

import static java.util.Objects.requireNonNull;

/**
 * A primary key. Keys compare as Milvus sorts them: INT64 signed, VARCHAR by UTF-8 bytes (which is
 * code point order, not Java's). Keys of different kinds do not compare.
 */
public sealed interface Key extends Comparable<Key> {

    record OfLong(long value) implements Key {
        @Override
        public int compareTo(Key other) {
            return Long.compare(value, ((OfLong) other).value);
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record OfText(String value) implements Key {
        public OfText {
            requireNonNull(value, "value");
        }

        @Override
        public int compareTo(Key other) {
            String right = ((OfText) other).value;
            int common = Math.min(value.length(), right.length());
            for (int i = 0; i < common; i++) {
                char a = value.charAt(i);
                char b = right.charAt(i);
                if (a != b) {
                    // Surrogates sort above U+E000..U+FFFF in UTF-8, below them in UTF-16.
                    boolean sameWorld = Character.isSurrogate(a) == Character.isSurrogate(b);
                    return sameWorld ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
                }
            }
            return Integer.compare(value.length(), right.length());
        }

        @Override
        public String toString() {
            return value;
        }
    }

    static Key of(long value) {
        return new OfLong(value);
    }

    static Key of(String value) {
        return new OfText(value);
    }
}
