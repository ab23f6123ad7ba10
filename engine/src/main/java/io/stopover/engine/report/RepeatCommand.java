package io.stopover.engine.report;

import io.stopover.model.plan.Action;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The commands that make a report's comparison again, ready for a shell; one per database. */
final class RepeatCommand {
    private RepeatCommand() {}

    static List<String> of(Report report) {
        return report.collections().stream()
                .filter(c -> c.action() != Action.SKIP)
                .collect(
                        Collectors.groupingBy(
                                RepeatCommand::databases, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> command(report, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String command(
            Report report, String databases, List<CollectionReport> collections) {
        return "stopover verify --source "
                + quoted(report.source().endpoint())
                + " --target "
                + quoted(report.target().endpoint())
                + " --database "
                + quoted(databases)
                + collections.stream()
                        .map(c -> " --collection " + quoted(names(c)))
                        .collect(Collectors.joining());
    }

    private static String databases(CollectionReport collection) {
        return pair(collection.source().database(), collection.target().database());
    }

    private static String names(CollectionReport collection) {
        return pair(collection.source().collection(), collection.target().collection());
    }

    private static String pair(String source, String target) {
        return source.equals(target) ? source : source + "=" + target;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
