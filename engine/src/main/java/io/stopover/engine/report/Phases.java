package io.stopover.engine.report;

import io.stopover.model.report.CollectionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where the time went: one bar per collection, all on one scale, one colour per phase name. */
final class Phases {
    private static final String COPY = "copy";
    private static final int COLOURS = 8;
    private static final double WIDTH = 1000;

    private final List<String> names;
    private final double longest;

    Phases(List<CollectionReport> collections) {
        Set<String> seen = new LinkedHashSet<>();
        collections.forEach(c -> seen.addAll(c.phases().keySet()));
        this.names = new ArrayList<>(seen);
        this.longest = collections.stream().mapToLong(c -> total(c).toNanos()).max().orElse(0);
    }

    static Duration total(CollectionReport collection) {
        return collection.phases().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Time spent copying; everything when no phase of that name was recorded. */
    static Duration copying(CollectionReport collection) {
        return collection.phases().getOrDefault(COPY, total(collection));
    }

    void bar(Markup page, CollectionReport collection) {
        page.element(
                "svg",
                Map.of(
                        "class", "bar",
                        "viewBox", "0 0 1000 18",
                        "preserveAspectRatio", "none",
                        "role", "img",
                        "aria-label", description(collection)),
                () -> segments(page, collection));
    }

    private void segments(Markup page, CollectionReport collection) {
        double x = 0;
        for (var phase : collection.phases().entrySet()) {
            double width = longest == 0 ? 0 : phase.getValue().toNanos() / longest * WIDTH;
            page.element(
                    "rect",
                    Map.of(
                            "class", colour(phase.getKey()),
                            "x", number(x),
                            "width", number(width),
                            "height", "18"),
                    () -> page.element("title", "", label(phase)));
            x += width;
        }
    }

    void legend(Markup page, CollectionReport collection) {
        page.element(
                "ul",
                "legend",
                () -> {
                    collection
                            .phases()
                            .entrySet()
                            .forEach(phase -> page.element("li", "", () -> entry(page, phase)));
                    page.element("li", "", "total " + Figures.duration(total(collection)));
                });
    }

    private void entry(Markup page, Map.Entry<String, Duration> phase) {
        page.element("span", "swatch " + colour(phase.getKey()), "").text(label(phase));
    }

    private String colour(String phase) {
        return "phase" + names.indexOf(phase) % COLOURS;
    }

    private static String description(CollectionReport collection) {
        return "Time per phase: "
                + String.join(
                        ", ", collection.phases().entrySet().stream().map(Phases::label).toList());
    }

    private static String label(Map.Entry<String, Duration> phase) {
        return phase.getKey() + " " + Figures.duration(phase.getValue());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
