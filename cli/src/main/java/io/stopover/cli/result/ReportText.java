package io.stopover.cli.result;

import io.stopover.cli.shell.Exit;
import io.stopover.cli.text.Plain;
import io.stopover.cli.text.Quantity;
import io.stopover.cli.text.Table;
import io.stopover.cli.text.Words;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Difference;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A report as people read it on a terminal. */
public final class ReportText {
    private static final int DIFFERENCES_SHOWN = 20;

    private final Report report;
    private final int columns;
    private final List<Finding> findings;

    public ReportText(Report report, int columns) {
        this(report, columns, report.findings());
    }

    private ReportText(Report report, int columns, List<Finding> findings) {
        this.report = report;
        this.columns = columns;
        this.findings = findings;
    }

    /** The same without the findings that stood above the run already. */
    public ReportText without(List<Finding> shown) {
        return new ReportText(
                report, columns, findings.stream().filter(f -> !shown.contains(f)).toList());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Table table =
                new Table(
                        "Collection",
                        "Target",
                        ">Rows source",
                        ">Rows target",
                        "Digests",
                        "Indexes",
                        ">Time");
        report.collections().forEach(collection -> table.row(cells(collection)));
        lines.addAll(table.lines(columns));
        lines.add("");
        report.collections().forEach(collection -> lines.addAll(trouble(collection)));
        lines.addAll(FindingsText.of(findings));
        lines.add(total());
        return lines;
    }

    private static Object[] cells(CollectionReport collection) {
        return new Object[] {
            collection.source(),
            collection.target(),
            rows(collection.countSource(), collection.rowsRead()),
            rows(collection.countTarget(), collection.rowsWritten()),
            digests(collection),
            collection.indexes().isEmpty() ? "none" : String.join(", ", collection.indexes()),
            Quantity.time(time(collection))
        };
    }

    private static String rows(OptionalLong count, long counted) {
        return Quantity.count(count.orElse(counted));
    }

    private static String digests(CollectionReport collection) {
        return switch (collection.proof()) {
            case DIGESTS -> "equal";
            case DIGESTS_BOTH -> "equal, source read twice";
            case COUNTS -> "counts equal";
            case NONE -> "not compared";
            case FAILED -> collection.failure().isEmpty() ? "DIFFERENT" : "FAILED";
        };
    }

    static Duration time(CollectionReport collection) {
        return collection.phases().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> trouble(CollectionReport collection) {
        List<String> lines = new ArrayList<>();
        if (collection.proof() == Proof.FAILED && !collection.failure().isEmpty()) {
            lines.add(name(collection) + ": " + collection.failure());
        }
        if (collection.rowsSkipped() > 0) {
            lines.add(
                    collection.target()
                            + ": "
                            + Quantity.count(collection.rowsSkipped())
                            + (collection.rowsSkipped() == 1
                                    ? " row was skipped: the target kept its own of that key"
                                    : " rows were skipped: the target kept its own of these keys"));
        }
        if (collection.mismatches() > 0) {
            lines.add(
                    name(collection)
                            + ": "
                            + Quantity.count(collection.mismatches())
                            + (collection.mismatches() == 1 ? " key differs" : " keys differ"));
        }
        collection.differences().stream()
                .limit(DIFFERENCES_SHOWN)
                .forEach(difference -> lines.add("  " + text(difference)));
        long more = collection.mismatches() - DIFFERENCES_SHOWN;
        if (more > 0) {
            lines.add("  and " + Quantity.count(more) + " more; the report lists the first 1,000");
        }
        return lines;
    }

    private static String name(CollectionReport collection) {
        return Plain.line(collection.target().toString());
    }

    private static String text(Difference difference) {
        return Words.of(difference.kind())
                + " key "
                + Plain.line(difference.key())
                + (difference.partition().isEmpty()
                        ? ""
                        : " in partition " + Plain.line(difference.partition()))
                + (difference.detail().isEmpty() ? "" : ": " + Plain.line(difference.detail()));
    }

    /** A collection that was skipped was there already. */
    private static boolean isOnTarget(CollectionReport collection) {
        return collection.action() == Action.SKIP || !collection.broke();
    }

    private String verdict() {
        return switch (Exit.of(report)) {
            case DONE, REJECTS -> "Successful: ";
            case DIFFERENT -> "DIFFERENCES FOUND: ";
            case FAILED, USAGE, PLAN_BLOCKED, INTERRUPTED -> "FAILED: ";
        };
    }

    private String total() {
        int onSource = report.collections().size();
        long onTarget = report.collections().stream().filter(ReportText::isOnTarget).count();
        long rows = report.collections().stream().mapToLong(CollectionReport::rowsRead).sum();
        return verdict()
                + onSource
                + (onSource == 1 ? " collection" : " collections")
                + " on the source, "
                + onTarget
                + " on the target, "
                + Quantity.count(rows)
                + " rows in "
                + Quantity.time(Duration.between(report.started(), report.finished()))
                + ".";
    }
}
