package io.stopover.cli.result;

import io.stopover.model.plan.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings, the gravest first, each with its remedy. */
public final class FindingsText {
    private FindingsText() {}

    public static List<String> of(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::where))
                .forEach(finding -> {
                    lines.add(
                            finding.severity()
                                    + " "
                                    + finding.code()
                                    + " "
                                    + finding.where()
                                    + ": "
                                    + finding.message());
                    lines.add("  remedy: " + finding.remedy());
                });
        return lines;
    }
}
