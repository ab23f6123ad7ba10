package io.stopover.engine.probe;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of scratch collections: {@code stopover_probe_TIME_RANDOM}. They carry their own time,
 * because not every server tells when a collection was made.
 */
final class ScratchName {
    private static final String PREFIX = "stopover_probe_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-z]{1,12})_[0-9a-z]+");

    private ScratchName() {}

    static String fresh(Instant now) {
        return PREFIX
                + Long.toString(now.toEpochMilli(), Character.MAX_RADIX)
                + "_"
                + Long.toString(
                        ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE),
                        Character.MAX_RADIX);
    }

    /** When a collection of this name was made; empty when it is none of ours. */
    static Optional<Instant> made(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(
                        Instant.ofEpochMilli(Long.parseLong(matcher.group(1), Character.MAX_RADIX)))
                : Optional.empty();
    }
}
