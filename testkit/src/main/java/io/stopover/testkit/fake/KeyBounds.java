package io.stopover.testkit.fake;

import org.jspecify.annotations.Nullable;

/**
 * Keys outside of these (inclusive) bounds cannot match an expression; null is open. Only saves
 * work, never decides.
 */
record KeyBounds(@Nullable Object least, @Nullable Object most) {
    static final KeyBounds OPEN = new KeyBounds(null, null);

    KeyBounds and(KeyBounds other) {
        return new KeyBounds(pick(least, other.least, 1), pick(most, other.most, -1));
    }

    private static @Nullable Object pick(@Nullable Object left, @Nullable Object right, int sign) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Keys.ORDER.compare(left, right) * sign >= 0 ? left : right;
    }
}
