package io.stopover.cli.text;

/**
 * Columns that a text takes on a terminal: East Asian wide characters and emoji take two, combining
 * marks none (Unicode Standard Annex #11, by block).
 */
public final class Width {
    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** The text cut to at most this many columns, with an ellipsis where something is missing. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int point : text.codePoints().toArray()) {
            width += of(point);
            if (width > columns - 1) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('…').toString();
    }

    /** The text followed by blanks up to this many columns. */
    public static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** Blanks up to this many columns, then the text. */
    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL ->
                    0;
            default -> wide(point) ? 2 : 1;
        };
    }

    private static boolean wide(int point) {
        return within(point, 0x1100, 0x115F) // Hangul Jamo
                || within(point, 0x2E80, 0x303E) // CJK radicals and punctuation
                || within(point, 0x3041, 0xA4CF) // kana to Yi
                || within(point, 0xAC00, 0xD7A3) // Hangul syllables
                || within(point, 0xF900, 0xFAFF) // CJK compatibility ideographs
                || within(point, 0xFE30, 0xFE6F) // CJK compatibility forms
                || within(point, 0xFF00, 0xFF60) // full-width forms
                || within(point, 0xFFE0, 0xFFE6)
                || within(point, 0x1F300, 0x1F64F) // pictographs
                || within(point, 0x1F680, 0x1F6FF)
                || within(point, 0x1F900, 0x1FAFF)
                || within(point, 0x20000, 0x3FFFD); // CJK extensions
    }

    private static boolean within(int point, int first, int last) {
        return first <= point && point <= last;
    }
}
