package io.stopover.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexChoiceTest {
    private static final IndexSpec HNSW =
            vector("HNSW", "COSINE", Map.of("params", "{\"M\":8,\"efConstruction\":64}"));

    private final Findings findings = new Findings("c");

    @Test
    void autoMakesAutoindexWithTheSourcesMetricAndName() {
        assertThat(choose("2.3.5", IndexPolicy.AUTO, HNSW))
                .containsExactly(vector("AUTOINDEX", "COSINE", Map.of()));
        assertThat(codes()).containsExactly(FindingCode.INDEX_CHANGED);
    }

    @Test
    void autoLeavesAutoindexAsItIs() {
        IndexSpec automatic = vector("AUTOINDEX", "IP", Map.of("mmap.enabled", "true"));
        assertThat(choose("2.3.5", IndexPolicy.AUTO, automatic)).containsExactly(automatic);
        assertThat(codes()).isEmpty();
    }

    @Test
    void autoGivesAVectorWithoutIndexOne() {
        assertThat(choose("2.3.5", IndexPolicy.AUTO))
                .containsExactly(
                        new IndexSpec(
                                "v", "", Map.of("index_type", "AUTOINDEX", "metric_type", "L2")));
    }

    @Test
    void aMetricThatTheTargetDoesNotTakeIsFound() {
        choose("2.3.5", IndexPolicy.AUTO, vector("AUTOINDEX", "HAMMING", Map.of()));
        assertThat(codes()).containsExactly(FindingCode.METRIC_CHANGED);
    }

    @Test
    void keepKeepsEveryParameter() {
        assertThat(choose("2.3.5", IndexPolicy.KEEP, HNSW)).containsExactly(HNSW);
        assertThat(codes()).isEmpty();
    }

    @Test
    void keepFallsBackToAutoindexForATypeTheTargetDoesNotTake() {
        assertThat(choose("milvus_lite-2.5.1", IndexPolicy.KEEP, HNSW))
                .containsExactly(vector("AUTOINDEX", "COSINE", Map.of()));
        assertThat(codes())
                .containsExactly(FindingCode.INDEX_UNSUPPORTED, FindingCode.INDEX_CHANGED);
    }

    @Test
    void keepMakesNoIndexWhereTheSourceHasNone() {
        assertThat(choose("2.3.5", IndexPolicy.KEEP)).isEmpty();
    }

    @Test
    void scalarIndexesAreKeptOrLeftAwayWithAFinding() {
        IndexSpec sorted = new IndexSpec("n", "by_n", Map.of("index_type", "STL_SORT"));
        assertThat(choose("2.3.5", IndexPolicy.AUTO, HNSW, sorted)).contains(sorted);
        assertThat(choose("milvus_lite-3.2.2", IndexPolicy.AUTO, HNSW, sorted))
                .noneMatch(i -> i.field().equals("n"));
        assertThat(codes()).contains(FindingCode.INDEX_UNSUPPORTED);
    }

    @Test
    void noneMakesNone() {
        assertThat(choose("2.3.5", IndexPolicy.NONE, HNSW)).isEmpty();
    }

    private List<IndexSpec> choose(String target, IndexPolicy policy, IndexSpec... source) {
        var schema =
                new CollectionSchema(
                        "c",
                        "",
                        List.of(
                                Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                                Field.of("n", DataType.INT32),
                                Field.of("v", DataType.FLOAT_VECTOR)),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        List.of());
        return new IndexChoice(Dialect.of(target).indexes(), policy, findings)
                .of(schema, List.of(source));
    }

    private List<FindingCode> codes() {
        return findings.all().stream().map(Finding::code).toList();
    }

    private static IndexSpec vector(String type, String metric, Map<String, String> more) {
        var params = new HashMap<>(more);
        params.put("index_type", type);
        params.put("metric_type", metric);
        return new IndexSpec("v", "mine", params);
    }
}
