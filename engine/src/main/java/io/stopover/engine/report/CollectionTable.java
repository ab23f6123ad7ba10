package io.stopover.engine.report;

import io.stopover.model.plan.Action;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import java.util.List;
import java.util.Map;

/** One line per collection: what was read and written, and what proves it. */
final class CollectionTable {
    private static final List<String> TEXTS = List.of("Collection", "Result", "Digests", "Proof");
    private static final List<String> NUMBERS =
            List.of(
                    "Rows read",
                    "Written",
                    "Count source",
                    "Count target",
                    "Indexes",
                    "Time",
                    "MB/s");

    private final Markup page;
    private final List<CollectionReport> collections;

    CollectionTable(Markup page, List<CollectionReport> collections) {
        this.page = page;
        this.collections = collections;
    }

    void add() {
        page.element(
                "table",
                "",
                () -> {
                    page.element(
                            "thead",
                            "",
                            () ->
                                    page.element(
                                            "tr",
                                            "",
                                            () -> {
                                                TEXTS.forEach(t -> page.element("th", "", t));
                                                NUMBERS.forEach(n -> page.element("th", "num", n));
                                            }));
                    page.element("tbody", "", this::rows);
                });
    }

    private void rows() {
        for (int i = 0; i < collections.size(); i++) {
            CollectionReport collection = collections.get(i);
            String anchor = "#" + CollectionSection.id(i);
            page.element("tr", "", () -> row(collection, anchor));
        }
    }

    private void row(CollectionReport collection, String anchor) {
        page.element(
                "td",
                "name",
                () ->
                        page.element(
                                "a", Map.of("href", anchor), CollectionSection.title(collection)));
        page.element(
                "td",
                "",
                () -> page.element("span", "badge " + tone(collection), result(collection)));
        page.element("td", "short", digests(collection));
        page.element("td", "proof", proof(collection.proof()));
        number(Figures.count(collection.rowsRead()));
        number(Figures.count(collection.rowsWritten()));
        number(Figures.count(collection.countSource()));
        number(Figures.count(collection.countTarget()));
        number(Figures.count(collection.indexes().size()));
        number(Figures.duration(Phases.total(collection)));
        number(Figures.rate(collection.bytes(), Phases.copying(collection)));
    }

    private void number(String figure) {
        page.element("td", "num", figure);
    }

    private static String result(CollectionReport collection) {
        if (collection.action() == Action.SKIP) {
            return "skipped";
        }
        return switch (collection.proof()) {
            case FAILED -> "differs";
            case DIGESTS, DIGESTS_BOTH -> collection.failure().isEmpty() ? "equal" : "failed";
            case COUNTS -> collection.failure().isEmpty() ? "counts equal" : "failed";
            case NONE -> collection.failure().isEmpty() ? "not compared" : "failed";
        };
    }

    private static String tone(CollectionReport collection) {
        return switch (result(collection)) {
            case "equal" -> "good";
            case "differs", "failed" -> "bad";
            default -> "caution";
        };
    }

    private static String digests(CollectionReport collection) {
        return switch (collection.proof()) {
            case DIGESTS, DIGESTS_BOTH -> "✓ equal";
            case FAILED ->
                    collection.sourceDigest().equals(collection.targetDigest())
                            ? "✓ equal"
                            : "✗ differ";
            case COUNTS, NONE -> "–";
        };
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case DIGESTS -> "counts and digests";
            case DIGESTS_BOTH -> "counts and digests, source read twice";
            case COUNTS -> "counts";
            case NONE, FAILED -> "–";
        };
    }
}
