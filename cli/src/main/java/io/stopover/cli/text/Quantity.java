package io.stopover.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them: the same in every locale. */
public final class Quantity {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Quantity() {}

    /** A whole number in groups of three, for example {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Decimal units with three digits at most, for example {@code 12.3 MB}. */
    public static String bytes(double bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= 999.5 && unit < UNITS.length - 1) {
            rest /= 1000;
            unit++;
        }
        String digits = unit > 0 && rest < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, digits, rest, UNITS[unit]);
    }

    /** For example {@code 0.3 s}, {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
    public static String time(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (time.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }
}
