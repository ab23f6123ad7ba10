package io.stopover.cli.result;

import io.stopover.cli.text.Table;
import io.stopover.cli.text.Words;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.FieldMapping;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The collection that a plan makes on the target. */
final class SchemaText {
    private final CollectionPlan plan;

    SchemaText(CollectionPlan plan) {
        this.plan = plan;
    }

    List<String> lines(int columns) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.target() + " (" + Words.of(plan.action()) + ")");
        Table fields = new Table("Field", "Type", "Attributes", "Values", "Index");
        plan.schema().fields().forEach(field -> fields.row(cells(field)));
        if (plan.schema().dynamicField()) {
            fields.row(CollectionSchema.META, "JSON", "dynamic field", "copied", "");
        }
        fields.lines(columns - 2).forEach(line -> lines.add("  " + line));
        plan.schema().structs().forEach(struct -> lines.add("  array of structs " + struct.name()));
        plan.schema()
                .functions()
                .forEach(function ->
                        lines.add(
                                "  function "
                                        + function.name()
                                        + ": "
                                        + function.inputs()
                                        + " to "
                                        + function.outputs()));
        lines.add("  " + facts());
        return lines;
    }

    private Object[] cells(Field field) {
        return new Object[] {
            field.name(), type(field), attributes(field), values(field), index(field.name())
        };
    }

    private static String type(Field field) {
        String length =
                List.of("dim", "max_length").stream()
                        .map(field.typeParams()::get)
                        .flatMap(value -> Optional.ofNullable(value).stream())
                        .findFirst()
                        .map(value -> "(" + value + ")")
                        .orElse("");
        return field.type() == DataType.ARRAY || field.type() == DataType.ARRAY_OF_VECTOR
                ? field.type()
                        + " of "
                        + field.elementType()
                        + length
                        + ", at most "
                        + field.typeParams().getOrDefault("max_capacity", "?")
                : field.type() + length;
    }

    private static String attributes(Field field) {
        List<String> words = new ArrayList<>();
        Arrays.stream(FieldTrait.values())
                .filter(field::is)
                .forEach(trait -> words.add(Words.of(trait).replace('-', ' ')));
        field.defaultValue().map(SchemaText::text).map("default "::concat).ifPresent(words::add);
        return String.join(", ", words);
    }

    private static String text(DefaultValue value) {
        return switch (value) {
            case DefaultValue.OfBool v -> String.valueOf(v.value());
            case DefaultValue.OfInt v -> String.valueOf(v.value());
            case DefaultValue.OfLong v -> String.valueOf(v.value());
            case DefaultValue.OfFloat v -> String.valueOf(v.value());
            case DefaultValue.OfDouble v -> String.valueOf(v.value());
            case DefaultValue.OfText v -> '"' + v.value() + '"';
            case DefaultValue.OfBytes v -> "0x" + v.hex();
            case DefaultValue.OfTimestamptz v -> v.microseconds() + " µs";
        };
    }

    private String values(Field field) {
        return plan.mappings().stream()
                .filter(mapping -> mapping.target().equals(field.name()))
                .findFirst()
                .map(mapping ->
                        switch (mapping) {
                            case FieldMapping.Copied copied ->
                                    copied.source().equals(copied.target())
                                            ? "copied"
                                            : "from " + copied.source();
                            case FieldMapping.Generated __ -> "made by the target";
                        })
                .orElse("");
    }

    private String index(String field) {
        return plan.indexes().stream()
                .filter(index -> index.field().equals(field))
                .findFirst()
                .map(SchemaText::kind)
                .orElse("");
    }

    static String kind(IndexSpec index) {
        return (index.type() + " " + index.metric()).strip();
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        facts.add(plan.shards() + (plan.shards() == 1 ? " shard" : " shards"));
        facts.add("consistency " + Words.of(plan.consistency()));
        if (plan.partitionCount() > 0) {
            facts.add(plan.partitionCount() + " buckets of the partition key");
        } else if (!plan.partitions().isEmpty()) {
            facts.add("partitions " + String.join(", ", plan.partitions()));
        }
        if (!plan.aliases().isEmpty()) {
            facts.add("aliases " + String.join(", ", plan.aliases()));
        }
        Map<String, String> properties = new TreeMap<>(plan.properties());
        properties.putAll(plan.lateProperties());
        if (!properties.isEmpty()) {
            facts.add("properties " + properties);
        }
        facts.add(plan.loadTarget() ? "stays loaded" : "not loaded in the end");
        return String.join("; ", facts);
    }
}
