package io.stopover.cli.text;

import java.util.Locale;

/**
 * Texts that a terminal shows as they are. Keys, names and messages come from servers: a control
 * character in them could move the cursor and forge a line, and a bidirectional one could turn it
 * around, so these are shown by their numbers.
 */
public final class Plain {
    private static final String CONTINUED = "  ";

    private Plain() {}

    /** The text in one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** The text in its lines; all but the first are indented, so none can pass for our own. */
    public static String lines(String text) {
        String[] lines = escaped(text, true).split("\n", -1);
        for (int i = 1; i < lines.length; i++) {
            lines[i] = lines[i].startsWith(CONTINUED) ? lines[i] : CONTINUED + lines[i];
        }
        return String.join("\n", lines);
    }

    /** JSON with the same characters as escapes, which mean the same there. */
    public static String json(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '\n' && keepLines) || !harmful(c)) {
                shown.append(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return shown.toString();
    }

    private static boolean harmful(char c) {
        return Character.isISOControl(c)
                || c == 0x061C // Arabic letter mark
                || (c >= 0x200E && c <= 0x200F) // left-to-right, right-to-left mark
                || (c >= 0x2028 && c <= 0x202E) // separators, embeddings and overrides
                || (c >= 0x2066 && c <= 0x2069); // isolates
    }
}
