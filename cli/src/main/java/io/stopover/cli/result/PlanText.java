package io.stopover.cli.result;

import io.stopover.cli.text.Table;
import io.stopover.cli.text.Words;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Server;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as people read it. */
public final class PlanText {
    private final Plan plan;
    private final int columns;

    public PlanText(Plan plan, int columns) {
        this.plan = plan;
        this.columns = columns;
    }

    /** Both servers, a line per collection, the findings. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("From " + server(plan.source()));
        lines.add("  to " + server(plan.target()));
        lines.add("");
        Table table =
                new Table("Collection", "Target", "Action", ">Fields", "Partitions", "Indexes");
        plan.collections().forEach(collection -> table.row(cells(collection)));
        lines.addAll(table.lines(columns));
        lines.add("");
        lines.addAll(FindingsText.of(plan.findings()));
        return lines;
    }

    /** The summary and every resulting schema. */
    public List<String> everything() {
        List<String> lines = new ArrayList<>(summary());
        for (CollectionPlan collection : plan.collections()) {
            lines.add("");
            lines.addAll(new SchemaText(collection).lines(columns));
        }
        return lines;
    }

    public static String server(Server server) {
        return server.endpoint()
                + " ("
                + server.version()
                + ", rules of "
                + server.dialect()
                + (server.verified() ? ", verified)" : ", believed)");
    }

    private static Object[] cells(CollectionPlan collection) {
        return new Object[] {
            collection.source().name(),
            collection.target(),
            Words.of(collection.action()),
            collection.schema().fields().size(),
            partitions(collection),
            indexes(collection.indexes())
        };
    }

    private static String partitions(CollectionPlan collection) {
        return collection.partitionCount() > 0
                ? collection.partitionCount() + " by key"
                : collection.partitions().isEmpty()
                        ? "-"
                        : String.valueOf(collection.partitions().size());
    }

    private static String indexes(List<IndexSpec> indexes) {
        return indexes.isEmpty()
                ? "none"
                : indexes.stream()
                        .map(index -> index.field() + " " + SchemaText.kind(index))
                        .collect(Collectors.joining(", "));
    }
}
