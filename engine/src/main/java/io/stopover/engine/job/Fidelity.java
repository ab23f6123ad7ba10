package io.stopover.engine.job;

import static io.stopover.model.report.FidelityItem.Outcome.CHANGED_ON_REQUEST;
import static io.stopover.model.report.FidelityItem.Outcome.IDENTICAL;
import static io.stopover.model.report.FidelityItem.Outcome.IMPOSSIBLE_HERE;

import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.report.FidelityItem;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fidelity sheet: the target as its server describes it at the end, item by item against the
 * source. An item that differs as the plan said was changed on request; any other was impossible.
 */
final class Fidelity {
    private final CollectionPlan plan;
    private final CollectionInfo target;
    private final List<FidelityItem> sheet = new ArrayList<>();

    private Fidelity(CollectionPlan plan, CollectionInfo target) {
        this.plan = plan;
        this.target = target;
    }

    static List<FidelityItem> of(CollectionPlan plan, CollectionInfo target) {
        return new Fidelity(plan, target).compare();
    }

    private List<FidelityItem> compare() {
        CollectionInfo source = plan.source();
        for (Field field : source.schema().fields()) {
            item(
                    "field " + field.name(),
                    Optional.of(field),
                    plan.schema().field(field.name()),
                    target.schema().field(field.name()));
        }
        item(
                "dynamic field",
                source.schema().dynamicField(),
                plan.schema().dynamicField(),
                target.schema().dynamicField());
        item(
                "functions",
                source.schema().functions(),
                plan.schema().functions(),
                target.schema().functions());
        item(
                "description",
                source.schema().description(),
                plan.schema().description(),
                target.schema().description());
        item("shards", source.shards(), plan.shards(), target.shards());
        item("consistency level", source.consistency(), plan.consistency(), target.consistency());
        if (source.schema().partitionKey().isPresent()) {
            item(
                    "partition count",
                    source.partitionCount(),
                    plan.partitionCount(),
                    target.partitionCount());
        } else {
            item(
                    "partitions",
                    new HashSet<>(source.partitions()),
                    new HashSet<>(plan.partitions()),
                    new HashSet<>(target.partitions()));
        }
        item(
                "aliases",
                new HashSet<>(source.aliases()),
                // Nothing lets anybody ask for other aliases.
                new HashSet<>(source.aliases()),
                new HashSet<>(target.aliases()));
        properties();
        indexes();
        return List.copyOf(sheet);
    }

    private void properties() {
        Map<String, String> planned = new TreeMap<>(plan.properties());
        planned.putAll(plan.lateProperties());
        new TreeMap<>(plan.source().properties())
                .forEach((key, value) ->
                        item(
                                "property " + key,
                                value,
                                planned.getOrDefault(key, ""),
                                target.properties().getOrDefault(key, "")));
    }

    private void indexes() {
        for (IndexSpec index : plan.source().indexes()) {
            item(
                    "index on " + index.field(),
                    kind(Optional.of(index)),
                    kind(on(index.field(), plan.indexes())),
                    kind(on(index.field(), target.indexes())));
        }
    }

    private static Optional<IndexSpec> on(String field, List<IndexSpec> indexes) {
        return indexes.stream().filter(i -> i.field().equals(field)).findFirst();
    }

    private static String kind(Optional<IndexSpec> index) {
        return index.map(i ->
                        (i.type() + " " + i.metric() + " " + i.params().getOrDefault("params", ""))
                                .strip())
                .orElse("none");
    }

    private void item(String name, Object source, Object planned, Object found) {
        if (Objects.equals(source, found)) {
            sheet.add(new FidelityItem(name, IDENTICAL, ""));
        } else {
            sheet.add(
                    new FidelityItem(
                            name,
                            Objects.equals(source, planned) ? IMPOSSIBLE_HERE : CHANGED_ON_REQUEST,
                            text(source) + " → " + text(found)));
        }
    }

    private static String text(Object value) {
        return value instanceof Optional<?> o
                ? o.map(Object::toString).orElse("none")
                : value.toString();
    }
}
