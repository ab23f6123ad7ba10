package io.stopover.milvus.dialect;

import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The indexes that one server takes, and those it cannot be read under. Immutable. */
public final class IndexTypes {
    private static final String TYPE = "index_type";
    private static final String METRIC = "metric_type";

    /** A metric for outputs of a BM25 function, which take no other (Milvus 2.5; Lite 3.2.2). */
    private static final String BM25 = "BM25";

    private final List<IndexRule> vectors;
    private final List<IndexRule> scalars;
    private final List<LossyIndex> lossy;

    private IndexTypes(List<IndexRule> vectors, List<IndexRule> scalars, List<LossyIndex> lossy) {
        this.vectors = vectors;
        this.scalars = scalars;
        this.lossy = lossy;
    }

    static IndexTypes of(Family family, Version version) {
        return new IndexTypes(
                IndexTable.VECTORS.stream()
                        .filter(r -> r.availability().covers(family, version))
                        .toList(),
                IndexTable.SCALARS.stream()
                        .filter(r -> r.availability().covers(family, version))
                        .toList(),
                LossyIndex.ALL.stream()
                        .filter(l -> l.availability().covers(family, version))
                        .toList());
    }

    /**
     * The index a vector gets when nobody chose one: AUTOINDEX, or what comes next to it where the
     * server does not take that.
     *
     * @param metric the wanted one; the type's usual one stands in when it is empty or not taken
     * @return without a name; empty when the server takes no index on this type of field
     */
    public Optional<IndexSpec> automatic(Field vector, String metric) {
        List<IndexSpec> possible = possible(vector);
        return possible.stream()
                .filter(index -> index.metric().equals(metric))
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    /** The server takes a vector index of this type and metric. */
    public boolean takes(Field vector, String type, String metric) {
        return possible(vector).stream()
                .anyMatch(index -> index.type().equals(type) && index.metric().equals(metric));
    }

    /** A scalar index as this server wants to be asked for it; empty when it takes none such. */
    public Optional<IndexSpec> scalar(Field field, IndexSpec index) {
        return scalars.stream()
                .filter(r -> r.type().equals(index.type()) && r.on().contains(field.type()))
                .findFirst()
                .map(rule -> spelled(index, rule.sentAs()));
    }

    /** What goes wrong when vectors are read under this index; empty when nothing does. */
    public Optional<String> lossy(DataType vector, IndexSpec index) {
        return lossy.stream()
                .filter(l -> l.covers(vector, index.type(), index.metric()))
                .findFirst()
                .map(LossyIndex::effect);
    }

    private List<IndexSpec> possible(Field vector) {
        List<IndexSpec> possible = new ArrayList<>();
        for (IndexRule rule : vectors) {
            if (rule.on().contains(vector.type())) {
                rule.metrics().stream()
                        .filter(metric -> fits(vector, metric))
                        .map(metric -> Map.of(TYPE, rule.sentAs(), METRIC, metric))
                        .forEach(params -> possible.add(new IndexSpec(vector.name(), "", params)));
            }
        }
        return possible;
    }

    private static boolean fits(Field vector, String metric) {
        boolean sparse = vector.type() == DataType.SPARSE_FLOAT_VECTOR;
        return !sparse || vector.is(FieldTrait.FUNCTION_OUTPUT) == metric.equals(BM25);
    }

    private static IndexSpec spelled(IndexSpec index, String type) {
        Map<String, String> params = new HashMap<>(index.params());
        if (type.isEmpty()) {
            params.remove(TYPE);
        } else {
            params.put(TYPE, type);
        }
        return new IndexSpec(index.field(), index.name(), params);
    }
}
