package io.stopover.milvus.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something holds, written as {@code milvus 2.5..2.6, lite 3.0+}: from the first version, up
 * to but without the second. Zilliz Cloud follows the Milvus line it is compatible with unless
 * {@code not zilliz} is said.
 */
record Availability(List<Span> spans, boolean onZilliz) {
    private static final Pattern SPAN = Pattern.compile("(milvus|lite) ([0-9.]+?)(\\+|\\.\\.(.+))");

    record Span(Family family, Version from, Optional<Version> until) {
        boolean covers(Version version) {
            return version.compareTo(from) >= 0
                    && until.map(u -> version.compareTo(u) < 0).orElse(true);
        }
    }

    static Availability parse(String text) {
        List<String> parts = Arrays.stream(text.split(",")).map(String::strip).toList();
        return new Availability(
                parts.stream()
                        .filter(p -> !p.equals("not zilliz"))
                        .map(Availability::span)
                        .toList(),
                !parts.contains("not zilliz"));
    }

    boolean covers(Family family, Version version) {
        if (family == Family.ZILLIZ && !onZilliz) {
            return false;
        }
        Family line = family == Family.ZILLIZ ? Family.MILVUS : family;
        return spans.stream().anyMatch(s -> s.family() == line && s.covers(version));
    }

    private static Span span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no availability: " + text);
        }
        return new Span(
                Family.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                Version.of(matcher.group(2)),
                Optional.ofNullable(matcher.group(4)).map(Version::of));
    }
}
