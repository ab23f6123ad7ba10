package io.stopover.cli.result;

import io.stopover.cli.text.Plain;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings, the gravest first, each with its remedy; what is found in many places is said once. */
final class FindingsText {
    private static final int PLACES_SHOWN = 5;

    private FindingsText() {}

    /** What makes findings of several places one. */
    private record Kind(Severity severity, FindingCode code, String message) {
        static Kind of(Finding finding) {
            return new Kind(
                    finding.severity(),
                    finding.code(),
                    finding.message().replace(finding.where(), "it"));
        }
    }

    static List<String> of(List<Finding> findings) {
        Map<Kind, List<Finding>> kinds =
                findings.stream()
                        .sorted(
                                Comparator.comparing(Finding::severity)
                                        .thenComparing(Finding::code)
                                        .thenComparing(Finding::where))
                        .collect(
                                Collectors.groupingBy(
                                        Kind::of, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        kinds.values()
                .forEach(same -> {
                    Finding first = same.getFirst();
                    lines.add(
                            first.severity()
                                    + " "
                                    + first.code()
                                    + " "
                                    + places(same)
                                    + ": "
                                    + Plain.line(
                                            same.size() == 1
                                                    ? first.message()
                                                    : Kind.of(first).message()));
                    lines.add("  remedy: " + first.remedy());
                });
        return lines;
    }

    private static String places(List<Finding> same) {
        String shown =
                same.stream()
                        .limit(PLACES_SHOWN)
                        .map(Finding::where)
                        .distinct()
                        .collect(Collectors.joining(", "));
        int more = same.size() - PLACES_SHOWN;
        return Plain.line(more > 0 ? shown + " and " + more + " more" : shown);
    }
}
