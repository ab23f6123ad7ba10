package io.stopover.testkit.fake;

import java.util.Comparator;

/** Order of primary keys: Int64 signed, VARCHAR by UTF-8 bytes (which is code point order). */
final class Keys {
    static final Comparator<Object> ORDER =
            (left, right) ->
                    left instanceof Long a && right instanceof Long b
                            ? Long.compare(a, b)
                            : compareCodePoints((String) left, (String) right);

    private Keys() {}

    private static int compareCodePoints(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length()) {
            int a = left.codePointAt(at);
            int b = right.codePointAt(at);
            if (a != b) {
                return Integer.compare(a, b);
            }
            at += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }
}
