package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.INDEX_CHANGED;
import static io.stopover.model.plan.FindingCode.INDEX_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.METRIC_CHANGED;

import io.stopover.milvus.dialect.IndexTypes;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which indexes the target gets. */
final class IndexChoice {
    private final IndexTypes target;
    private final IndexPolicy policy;
    private final Findings findings;

    IndexChoice(IndexTypes target, IndexPolicy policy, Findings findings) {
        this.target = target;
        this.policy = policy;
        this.findings = findings;
    }

    List<IndexSpec> of(CollectionSchema schema, List<IndexSpec> source) {
        List<IndexSpec> chosen = new ArrayList<>();
        if (policy == IndexPolicy.NONE) {
            return chosen;
        }
        for (Field field : schema.fields()) {
            List<IndexSpec> there =
                    source.stream().filter(i -> i.field().equals(field.name())).toList();
            if (field.type().isVector()) {
                vector(field, there.stream().findFirst()).ifPresent(chosen::add);
            } else {
                there.forEach(index -> scalar(field, index).ifPresent(chosen::add));
            }
        }
        source.stream()
                .filter(i -> schema.field(i.field()).isEmpty())
                .forEach(i -> unsupported(i, "is on no field of the schema"));
        return chosen;
    }

    private Optional<IndexSpec> vector(Field field, Optional<IndexSpec> source) {
        if (source.isEmpty()) {
            return policy == IndexPolicy.KEEP ? source : target.automatic(field, "");
        }
        IndexSpec index = source.get();
        if (policy == IndexPolicy.KEEP) {
            if (target.takes(field, index.type(), index.metric())) {
                return source;
            }
            unsupported(index, "is not taken there");
        }
        return target.automatic(field, index.metric()).map(automatic -> replaced(index, automatic));
    }

    /** Parameters belong to the type: those of another one mean nothing. The name stays. */
    private IndexSpec replaced(IndexSpec source, IndexSpec automatic) {
        boolean sameType = source.type().equals(automatic.type());
        boolean sameMetric = source.metric().equals(automatic.metric());
        if (!sameType) {
            findings.add(INDEX_CHANGED, text(source) + " becomes " + automatic.type());
        }
        if (!sameMetric) {
            findings.add(METRIC_CHANGED, text(source) + " becomes " + automatic.metric());
        }
        return sameType && sameMetric
                ? source
                : new IndexSpec(source.field(), source.name(), automatic.params());
    }

    private Optional<IndexSpec> scalar(Field field, IndexSpec index) {
        Optional<IndexSpec> taken = target.scalar(field, index);
        if (taken.isEmpty()) {
            unsupported(index, "is not taken there and left away");
        }
        return taken;
    }

    private void unsupported(IndexSpec index, String why) {
        findings.add(INDEX_UNSUPPORTED, text(index) + " " + why);
    }

    private static String text(IndexSpec index) {
        String kind = (index.type() + " " + index.metric()).strip();
        return "index on "
                + index.field()
                + ", "
                + (kind.isEmpty() ? "of the server's own choice," : kind);
    }
}
