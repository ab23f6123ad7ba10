package io.stopover.engine.copy;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.milvus.digest.RowDigest;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.OutgoingColumn;
import io.stopover.milvus.frame.Reframing;
import io.stopover.milvus.frame.WriteRequest;
import io.stopover.model.digest.Digest;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.FieldMapping;
import io.stopover.model.plan.JsonRule;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a plan's columns travel: what to read, how to frame it for the target, what to digest.
 * Immutable and thread-safe.
 */
public final class Framing {
    private final CollectionName target;
    private final String sourceKey;
    private final List<String> columns;
    private final Map<String, Reframing> reframings;
    private final RowDigest digest;

    private Framing(
            CollectionName target,
            String sourceKey,
            List<String> columns,
            Map<String, Reframing> reframings,
            RowDigest digest) {
        this.target = target;
        this.sourceKey = sourceKey;
        this.columns = columns;
        this.reframings = reframings;
        this.digest = digest;
    }

    public static Framing of(CollectionPlan plan, Dialect targetDialect) {
        boolean validAlways = targetDialect.has(Capability.VALID_DATA_MANDATORY);
        Map<String, Reframing> reframings = new LinkedHashMap<>();
        List<Field> digested = new ArrayList<>();
        for (FieldMapping mapping : plan.mappings()) {
            if (mapping instanceof FieldMapping.Copied copied) {
                Field field = plan.schema().field(copied.target()).orElseThrow();
                boolean nullable =
                        field.is(FieldTrait.NULLABLE) || field.defaultValue().isPresent();
                reframings.put(
                        copied.source(),
                        new Reframing(
                                copied.target(),
                                nullable,
                                nullable && validAlways,
                                field.elementType()));
                digested.add(field);
            }
        }
        if (plan.schema().dynamicField()) {
            boolean nullable = targetDialect.has(Capability.META_IS_NULLABLE);
            reframings.put(
                    CollectionSchema.META,
                    new Reframing(
                            CollectionSchema.META,
                            nullable,
                            nullable && validAlways,
                            DataType.NONE));
        }
        return new Framing(
                plan.target(),
                plan.source().schema().primaryKey().name(),
                List.copyOf(reframings.keySet()),
                reframings,
                RowDigest.of(
                        digested, plan.schema().dynamicField(), plan.json() == JsonRule.VALUE));
    }

    /** Columns to read on the source beside the key, which every answer carries. */
    public List<String> columns() {
        return columns;
    }

    /** The same columns by their names on the target. */
    public List<String> targetColumns() {
        return reframings.values().stream().map(Reframing::target).toList();
    }

    public int rows(Frame frame) {
        return frame.rows(sourceKey);
    }

    public Digest digest(Frame frame, int rows) {
        return digest.of(frame, rows);
    }

    public RowDigest rowDigest() {
        return digest;
    }

    /** The frame as a write to the target. */
    public WriteRequest request(Frame frame, int rows, String partition) {
        List<OutgoingColumn> outgoing = new ArrayList<>(reframings.size());
        reframings.forEach((name, reframing) ->
                frame.column(name).ifPresent(c -> outgoing.add(reframing.apply(c, rows))));
        return new WriteRequest(target.database(), target.collection(), partition, outgoing, rows);
    }
}
