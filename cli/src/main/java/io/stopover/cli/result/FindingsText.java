package io.stopover.cli.result;

import io.stopover.cli.text.Plain;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingGroup;
import java.util.ArrayList;
import java.util.List;

/** Findings, the gravest first, each with its remedy; what is found in many places is said once. */
public final class FindingsText {
    private static final int PLACES_SHOWN = 5;

    private FindingsText() {}

    public static List<String> of(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (FindingGroup group : FindingGroup.of(findings)) {
            lines.add(
                    group.severity()
                            + " "
                            + group.code()
                            + " "
                            + places(group.places())
                            + ": "
                            + Plain.line(group.message()));
            lines.add("  remedy: " + group.remedy());
        }
        return lines;
    }

    private static String places(List<String> places) {
        String shown = String.join(", ", places.subList(0, Math.min(PLACES_SHOWN, places.size())));
        int more = places.size() - PLACES_SHOWN;
        return Plain.line(more > 0 ? shown + " and " + more + " more" : shown);
    }
}
