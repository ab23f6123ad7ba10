package io.stopover.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
final class Figures {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(OptionalLong number) {
        return number.isPresent() ? count(number.getAsLong()) : "–";
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** {@code 85 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 07 min}. */
    static String duration(Duration duration) {
        double seconds = duration.toMillis() / KILO;
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (duration.toHours() == 0) {
            return String.format(
                    Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(
                Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }

    /** Decimal units: {@code 812 kB}, {@code 3.1 GB}. */
    static String bytes(long bytes) {
        if (bytes < MEGA) {
            return String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / KILO));
        }
        return bytes < KILO * MEGA
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGA)
                : String.format(Locale.ROOT, "%,.2f GB", bytes / MEGA / KILO);
    }

    /** MB/s, or a dash when no time was measured. */
    static String rate(long bytes, Duration duration) {
        return duration.isZero()
                ? "–"
                : String.format(Locale.ROOT, "%,.1f", bytes / MEGA / (duration.toNanos() / 1e9));
    }
}
