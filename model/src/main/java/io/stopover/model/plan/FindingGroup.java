package io.stopover.model.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that say the same of one or of several places.
 *
 * @param message where there are several places, each is called "it"
 * @param places in order, each once; never empty
 */
public record FindingGroup(
        Severity severity, FindingCode code, String message, List<String> places) {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::code)
                    .thenComparing(Finding::where);

    public FindingGroup {
        places = List.copyOf(places);
    }

    /** The findings in as few groups as can be, the gravest first. */
    public static List<FindingGroup> of(List<Finding> findings) {
        Map<Kind, List<Finding>> kinds =
                findings.stream()
                        .sorted(ORDER)
                        .collect(groupingBy(Kind::of, LinkedHashMap::new, toList()));
        return kinds.values().stream().map(FindingGroup::one).toList();
    }

    public String remedy() {
        return code.remedy();
    }

    private static FindingGroup one(List<Finding> same) {
        Finding first = same.getFirst();
        List<String> places = same.stream().map(Finding::where).distinct().toList();
        return new FindingGroup(
                first.severity(),
                first.code(),
                places.size() == 1 ? first.message() : Kind.of(first).message(),
                places);
    }

    /** What makes findings of several places one. */
    private record Kind(Severity severity, FindingCode code, String message) {
        static Kind of(Finding finding) {
            return new Kind(
                    finding.severity(),
                    finding.code(),
                    finding.message().replace(finding.where(), "it"));
        }
    }
}
