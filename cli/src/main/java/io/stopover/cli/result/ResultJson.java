package io.stopover.cli.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.text.Words;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Server;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.OptionalLong;

/** The one object that scripts get; its fields are described in docs/cli.md and stay. */
public final class ResultJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultJson() {}

    /**
     * @param path where the whole report lies; "" when it was not kept
     */
    public static ObjectNode of(Report report, String path) {
        ObjectNode result = JSON.objectNode();
        result.put("jobId", report.jobId());
        result.put("status", report.state().name());
        ArrayNode collections = result.putArray("collections");
        report.collections().forEach(collection -> collections.add(collection(collection)));
        result.set("findings", findings(report.findings()));
        result.put("report", path);
        return result;
    }

    public static ObjectNode of(Plan plan) {
        ObjectNode result = JSON.objectNode();
        result.put("status", plan.blocked() ? "BLOCKED" : "READY");
        result.set("source", server(plan.source()));
        result.set("target", server(plan.target()));
        ArrayNode collections = result.putArray("collections");
        plan.collections().forEach(collection -> collections.add(collection(collection)));
        result.set("findings", findings(plan.findings()));
        return result;
    }

    public static ObjectNode of(StopoverException e) {
        ObjectNode result = JSON.objectNode();
        ObjectNode error = result.putObject("error");
        error.put("code", e.code().name());
        error.put("message", (e.during().isEmpty() ? "" : e.during() + ": ") + e.getMessage());
        error.put("remedy", e.code().remedy());
        return result;
    }

    public static ObjectNode server(Server server) {
        return JSON.objectNode()
                .put("endpoint", server.endpoint())
                .put("version", server.version())
                .put("dialect", server.dialect())
                .put("verified", server.verified());
    }

    private static ObjectNode collection(CollectionReport collection) {
        ObjectNode node = names(collection.source(), collection.target());
        node.put("rowsRead", collection.rowsRead());
        node.put("rowsWritten", collection.rowsWritten());
        node.put("rowsSkipped", collection.rowsSkipped());
        put(node, "countSource", collection.countSource());
        put(node, "countTarget", collection.countTarget());
        node.put("verified", collection.verified());
        node.put("mismatches", collection.mismatches());
        node.put("seconds", ReportText.time(collection).toMillis() / 1000.0);
        if (!collection.failure().isEmpty()) {
            node.put("failure", collection.failure());
        }
        ArrayNode differences = node.putArray("differences");
        collection
                .differences()
                .forEach(difference ->
                        differences
                                .addObject()
                                .put("kind", difference.kind().name())
                                .put("partition", difference.partition())
                                .put("key", difference.key())
                                .put("detail", difference.detail()));
        return node;
    }

    private static ObjectNode collection(CollectionPlan collection) {
        ObjectNode node = names(collection.source().name(), collection.target());
        node.put("action", Words.of(collection.action()));
        ArrayNode fields = node.putArray("fields");
        for (Field field : collection.schema().fields()) {
            fields.addObject().put("name", field.name()).put("type", field.type().name());
        }
        ArrayNode partitions = node.putArray("partitions");
        collection.partitions().forEach(partitions::add);
        ArrayNode indexes = node.putArray("indexes");
        collection
                .indexes()
                .forEach(index ->
                        indexes.addObject()
                                .put("field", index.field())
                                .put("type", index.type())
                                .put("metric", index.metric()));
        return node;
    }

    private static ObjectNode names(CollectionName source, CollectionName target) {
        return JSON.objectNode()
                .put("database", source.database())
                .put("collection", source.collection())
                .put("targetDatabase", target.database())
                .put("target", target.collection());
    }

    private static void put(ObjectNode node, String key, OptionalLong number) {
        if (number.isPresent()) {
            node.put(key, number.getAsLong());
        } else {
            node.putNull(key);
        }
    }

    /** Each with its remedy. */
    public static ArrayNode findings(List<Finding> findings) {
        ArrayNode nodes = JSON.arrayNode();
        for (Finding finding : findings) {
            nodes.addObject()
                    .put("severity", finding.severity().name())
                    .put("code", finding.code().name())
                    .put("where", finding.where())
                    .put("message", finding.message())
                    .put("remedy", finding.remedy());
        }
        return nodes;
    }
}
