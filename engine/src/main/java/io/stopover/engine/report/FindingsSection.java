package io.stopover.engine.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.FindingGroup;
import io.stopover.model.plan.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The findings, the gravest first; each kind once with its remedy, however many places it has. */
final class FindingsSection {
    private static final int SHOWN = 5;

    private final Markup page;
    private final Map<Kind, List<FindingGroup>> kinds;

    private record Kind(Severity severity, FindingCode code) {
        static Kind of(FindingGroup group) {
            return new Kind(group.severity(), group.code());
        }
    }

    FindingsSection(Markup page, List<Finding> findings) {
        this.page = page;
        this.kinds =
                FindingGroup.of(findings).stream()
                        .collect(groupingBy(Kind::of, LinkedHashMap::new, toList()));
    }

    void add() {
        page.element("h2", "", "Findings");
        page.element("ul", "findings", () -> kinds.forEach(this::kind));
    }

    private void kind(Kind kind, List<FindingGroup> groups) {
        page.element(
                "li",
                kind.severity().name().toLowerCase(Locale.ROOT),
                () -> {
                    page.element("span", "badge", kind.severity().name());
                    page.element("code", "", kind.code().name());
                    parts(groups, rest -> rest.forEach(this::group));
                    page.prose("quiet", kind.code().remedy());
                });
    }

    private void group(FindingGroup group) {
        parts(group.places(), places -> page.element("p", "where", String.join(", ", places)));
        page.element("p", "", group.message());
    }

    /** Adds the first few, and folded up what there is beyond them. */
    private <T> void parts(List<T> all, Consumer<List<T>> add) {
        int shown = Math.min(SHOWN, all.size());
        add.accept(all.subList(0, shown));
        if (shown < all.size()) {
            page.element(
                    "details",
                    "",
                    () -> {
                        page.element(
                                "summary",
                                "",
                                "and " + Figures.count(all.size() - shown) + " more");
                        add.accept(all.subList(shown, all.size()));
                    });
        }
    }
}
