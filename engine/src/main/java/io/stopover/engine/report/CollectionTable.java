package io.stopover.engine.report;

import io.stopover.model.plan.Action;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
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
    private final VerifyMode mode;

    CollectionTable(Markup page, Report report) {
        this.page = page;
        this.collections = report.collections();
        this.mode = report.options().verify();
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
        if (collection.broke()) {
            return "failed";
        }
        return switch (collection.proof()) {
            case FAILED -> "differs";
            case DIGESTS, DIGESTS_BOTH -> "equal";
            case COUNTS -> "counts equal";
            case NONE -> "not compared";
        };
    }

    private static String tone(CollectionReport collection) {
        return switch (result(collection)) {
            case "equal" -> "good";
            case "differs", "failed" -> "bad";
            default -> "caution";
        };
    }

    private String digests(CollectionReport collection) {
        boolean read =
                switch (mode) {
                    case FULL, BOTH -> collection.failure().isEmpty();
                    case COUNT, NONE -> false;
                };
        if (!read) {
            return "–";
        }
        return collection.sourceDigest().equals(collection.targetDigest()) ? "✓ equal" : "✗ differ";
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
