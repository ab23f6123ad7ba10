package io.stopover.engine.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.FidelityItem;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Everything about one collection: digests, time, differences, fidelity sheet. */
final class CollectionSection {
    private final Markup page;
    private final CollectionReport collection;
    private final int number;
    private final Phases phases;

    CollectionSection(Markup page, CollectionReport collection, int number, Phases phases) {
        this.page = page;
        this.collection = collection;
        this.number = number;
        this.phases = phases;
    }

    /** The anchor of the collection with that number. */
    static String id(int number) {
        return "collection-" + number;
    }

    static String title(CollectionReport collection) {
        return collection.source().equals(collection.target())
                ? collection.source().toString()
                : collection.source() + " → " + collection.target();
    }

    void add() {
        page.element(
                "section",
                Map.of("class", "card", "id", id(number)),
                () -> {
                    page.element("h2", "", title(collection));
                    if (!collection.failure().isEmpty()) {
                        page.element("p", "failure", collection.failure());
                    }
                    facts();
                    if (!collection.phases().isEmpty()) {
                        phases.bar(page, collection);
                        phases.legend(page, collection);
                    }
                    if (!collection.differences().isEmpty() || collection.mismatches() > 0) {
                        differences();
                    }
                    if (!collection.fidelity().isEmpty()) {
                        page.element("details", "", this::fidelity);
                    }
                });
    }

    private void facts() {
        page.element(
                "dl",
                "facts",
                () -> {
                    fact("Source digest", collection.sourceDigest().toString());
                    fact("Target digest", collection.targetDigest().toString());
                    if (collection.rowsSkipped() > 0) {
                        fact(
                                "Rows skipped",
                                Figures.count(collection.rowsSkipped())
                                        + ": the target kept its own of these keys");
                    }
                    fact("Indexes", String.join("\n", collection.indexes()));
                });
    }

    private void fact(String name, String value) {
        page.element("dt", "", name).element("dd", "", value.isEmpty() ? "none" : value);
    }

    private void differences() {
        int shown = collection.differences().size();
        page.element(
                "h3",
                "",
                shown < collection.mismatches()
                        ? "Differences: the first "
                                + Figures.count(shown)
                                + " of "
                                + Figures.count(collection.mismatches())
                        : "Differences: " + Figures.count(shown));
        page.element(
                "div",
                "scroll tall",
                () ->
                        page.element(
                                "table",
                                "",
                                () -> {
                                    page.raw(
                                            "<thead><tr><th>What</th><th>Key</th><th>Partition</th><th>Detail</th></tr></thead>\n");
                                    page.element(
                                            "tbody",
                                            "",
                                            () ->
                                                    collection
                                                            .differences()
                                                            .forEach(this::difference));
                                }));
    }

    private void difference(Difference difference) {
        page.element(
                "tr",
                "",
                () -> {
                    page.element(
                            "td",
                            "",
                            () -> page.element("span", "badge bad", what(difference.kind())));
                    page.element("td", "key", () -> key(difference.key()));
                    page.element("td", "", difference.partition());
                    page.element("td", "", difference.detail());
                });
    }

    private void key(String key) {
        if (key.isEmpty()) {
            page.element("span", "quiet", "(empty text)");
        } else {
            page.element("code", "", key);
        }
    }

    private static String what(Difference.Kind kind) {
        return switch (kind) {
            case MISSING -> "missing on target";
            case EXTRA -> "only on target";
            case CHANGED -> "changed";
            case DOUBLED -> "doubled on target";
        };
    }

    private void fidelity() {
        Map<FidelityItem.Outcome, Long> outcomes =
                collection.fidelity().stream()
                        .collect(groupingBy(FidelityItem::outcome, TreeMap::new, counting()));
        page.element(
                "summary",
                "",
                "Fidelity sheet: "
                        + outcomes.entrySet().stream()
                                .map(o -> o.getValue() + " " + words(o.getKey()))
                                .collect(joining(", ")));
        page.element(
                "table",
                "",
                () ->
                        collection.fidelity().stream()
                                .sorted(Comparator.comparing(FidelityItem::outcome).reversed())
                                .forEach(this::item));
    }

    private void item(FidelityItem item) {
        page.element(
                "tr",
                "",
                () -> {
                    page.element("td", "name", item.item());
                    page.element(
                            "td",
                            "",
                            () ->
                                    page.element(
                                            "span",
                                            "badge " + tone(item.outcome()),
                                            words(item.outcome())));
                    page.element("td", "", item.detail());
                });
    }

    private static String tone(FidelityItem.Outcome outcome) {
        return switch (outcome) {
            case IDENTICAL -> "good";
            case CHANGED_ON_REQUEST -> "caution";
            case IMPOSSIBLE_HERE -> "bad";
        };
    }

    private static String words(FidelityItem.Outcome outcome) {
        return switch (outcome) {
            case IDENTICAL -> "identical";
            case CHANGED_ON_REQUEST -> "changed on request";
            case IMPOSSIBLE_HERE -> "impossible here";
        };
    }
}
