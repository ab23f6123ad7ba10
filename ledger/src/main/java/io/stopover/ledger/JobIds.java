package io.stopover.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Short, readable names for jobs that sort by time: {@code job-20261122-174455-x7k2} (UTC). */
final class JobIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    // Without characters that are read for one another: 0 o, 1 i l, u v.
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstwxyz";
    private static final int SUFFIX = 4;

    private JobIds() {}

    static String next(Instant created) {
        String suffix =
                ThreadLocalRandom.current()
                        .ints(SUFFIX, 0, ALPHABET.length())
                        .mapToObj(i -> ALPHABET.substring(i, i + 1))
                        .collect(Collectors.joining());
        return "job-" + TIME.format(created) + "-" + suffix;
    }
}
