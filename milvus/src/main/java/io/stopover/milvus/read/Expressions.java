package io.stopover.milvus.read;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Filter expressions on one primary key; the only place where expression text is made. */
public final class Expressions {
    /** Characters; servers parse longer lists, but slowly. */
    private static final int LONGEST_LIST = 128 << 10;

    private final String field;
    private final boolean octal;
    private final boolean lineBreaks;

    /**
     * @param dialect whose expressions these are
     */
    public Expressions(String primaryKey, Dialect dialect) {
        this.field = primaryKey;
        this.octal = dialect.has(Capability.OCTAL_ESCAPES);
        this.lineBreaks = dialect.has(Capability.LINE_BREAK_ESCAPES);
    }

    /** {@code after < key && key <= upTo}; "" for the range that is open at both ends. */
    public String in(KeyRange range) {
        List<String> terms = new ArrayList<>(2);
        range.after().ifPresent(key -> terms.add(above(key)));
        range.upTo().ifPresent(key -> terms.add(upTo(key)));
        return String.join(" && ", terms);
    }

    /**
     * {@link #in} but for these keys, which {@link #mayExclude} allows and which are of a range
     * that is not open at both ends.
     */
    public String inWithout(KeyRange range, List<Key> excluded) {
        List<String> terms = new ArrayList<>();
        terms.add(in(range));
        StringJoiner list = new StringJoiner(", ", field + " not in [", "]").setEmptyValue("");
        for (Key key : excluded) {
            if (isLeastLong(key)) {
                terms.add(above(key));
            } else {
                list.add(literal(key));
            }
        }
        terms.add(list.toString());
        terms.removeIf(String::isEmpty);
        return String.join(" && ", terms);
    }

    /** They are few enough for one expression; a single key always is. */
    public boolean mayExclude(List<Key> keys) {
        return oneOf(keys).size() <= 1;
    }

    /** Exactly these keys, over as many expressions as it takes to keep each one short. */
    public List<String> oneOf(List<Key> keys) {
        List<String> expressions = new ArrayList<>();
        StringJoiner list = newList();
        for (Key key : keys) {
            if (isLeastLong(key)) {
                expressions.add(upTo(key));
                continue;
            }
            list.add(literal(key));
            if (list.length() > LONGEST_LIST) {
                expressions.add(list.toString());
                list = newList();
            }
        }
        if (list.length() > newList().length()) {
            expressions.add(list.toString());
        }
        return expressions;
    }

    private StringJoiner newList() {
        return new StringJoiner(", ", field + " in [", "]");
    }

    // The literal -9223372036854775808 does not parse on older lines (spec/milvus-wire.md §2.2), so
    // the least key is written by its neighbour.
    private String above(Key key) {
        return isLeastLong(key)
                ? field + " >= " + (Long.MIN_VALUE + 1)
                : field + " > " + literal(key);
    }

    private String upTo(Key key) {
        return isLeastLong(key)
                ? field + " < " + (Long.MIN_VALUE + 1)
                : field + " <= " + literal(key);
    }

    private static boolean isLeastLong(Key key) {
        return key instanceof Key.OfLong k && k.value() == Long.MIN_VALUE;
    }

    private String literal(Key key) {
        return switch (key) {
            case Key.OfLong k -> Long.toString(k.value());
            case Key.OfText k -> octal ? inOctal(k.value()) : inShort(k.value());
        };
    }

    /**
     * As Go reads it. A backslash is written in octal: since 2.4 the server turns every {@code
     * \\uXXXX} in the raw expression into its character before it parses, so an escaped backslash
     * followed by {@code u4e00} would change its meaning.
     */
    private static String inOctal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '"' || c < ' ' || c == 0x7f) {
                out.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /**
     * As Milvus Lite reads it, which knows few escapes (measured). Where it cannot hold a line
     * break the expression is refused, which is better than rows that are silently missed.
     */
    private String inShort(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + (lineBreaks ? quoted.replace("\n", "\\n").replace("\r", "\\r") : quoted) + '"';
    }
}
