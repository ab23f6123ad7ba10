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
                    firstOf(groups).forEach(this::group);
                    folded(groups, "", more -> more.forEach(this::group));
                    page.prose("quiet", kind.code().remedy());
                });
    }

    private void group(FindingGroup group) {
        page.element(
                "p",
                "",
                () ->
                        page.element("span", "where", String.join(", ", firstOf(group.places())))
                                .text(group.message()));
        folded(
                group.places(),
                " places",
                more -> page.element("p", "where", String.join(", ", more)));
    }

    private static <T> List<T> firstOf(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private <T> void folded(List<T> all, String what, Consumer<List<T>> add) {
        int more = all.size() - SHOWN;
        if (more > 0) {
            page.element(
                    "details",
                    "",
                    () -> {
                        page.element("summary", "", "and " + Figures.count(more) + " more" + what);
                        add.accept(all.subList(SHOWN, all.size()));
                    });
        }
    }
}
