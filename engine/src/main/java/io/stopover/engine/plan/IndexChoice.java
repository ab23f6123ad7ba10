package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.INDEX_CHANGED;
import static io.stopover.model.plan.FindingCode.METRIC_CHANGED;

import io.stopover.engine.index.VectorMetric;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which indexes the target gets. */
final class IndexChoice {
    private final Dialect target;
    private final IndexPolicy policy;
    private final Findings findings;

    IndexChoice(Dialect target, IndexPolicy policy, Findings findings) {
        this.target = target;
        this.policy = policy;
        this.findings = findings;
    }

    List<IndexSpec> of(CollectionSchema schema, List<IndexSpec> source) {
        List<IndexSpec> chosen = new ArrayList<>();
        if (policy == IndexPolicy.NONE) {
            return chosen;
        }
        for (Field vector : schema.vectors()) {
            Optional<IndexSpec> existing =
                    source.stream().filter(i -> i.field().equals(vector.name())).findFirst();
            vector(vector, existing).ifPresent(chosen::add);
        }
        source.stream()
                .filter(i -> schema.vectors().stream().noneMatch(v -> v.name().equals(i.field())))
                .forEach(chosen::add);
        return chosen;
    }

    private Optional<IndexSpec> vector(Field field, Optional<IndexSpec> existing) {
        if (policy == IndexPolicy.KEEP && target.has(Capability.CHOSEN_VECTOR_INDEX)) {
            return existing;
        }
        if (policy == IndexPolicy.KEEP && existing.isEmpty()) {
            return existing;
        }
        String metric = existing.map(IndexSpec::metric).orElse("");
        IndexSpec automatic = VectorMetric.autoIndex(field, metric);
        if (!metric.isEmpty() && !automatic.metric().equals(metric)) {
            findings.add(
                    METRIC_CHANGED,
                    "field " + field.name() + ": " + metric + " becomes " + automatic.metric());
        }
        existing.filter(i -> !i.type().equals(automatic.type()))
                .ifPresent(i ->
                        findings.add(
                                INDEX_CHANGED,
                                "field "
                                        + field.name()
                                        + ": "
                                        + i.type()
                                        + " becomes "
                                        + automatic.type()));
        return Optional.of(automatic);
    }
}
