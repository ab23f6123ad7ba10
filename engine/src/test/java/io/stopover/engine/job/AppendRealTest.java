package io.stopover.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appends on a real Milvus 2.3.5 to a collection that lacks a partition of the source. */
class AppendRealTest {
    private static final int ROWS = 3_000;
    private static final int OVERLAP = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void rowsGoBesideThoseThatAreThere(
            ConflictPolicy conflicts,
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer from,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer to)
            throws Exception {
        boolean overlaps = conflicts != ConflictPolicy.FAIL;
        int before = overlaps ? OVERLAP : 0;
        try (var pair = new RealPair(from, to)) {
            CollectionName name = pair.create(schema("appended"), index());
            pair.target()
                    .create(name, schema("appended"), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
            pair.target().createIndex(name, index());
            pair.source().alterProperties(name, Map.of("collection.ttl.seconds", "86400"));
            pair.source().createPartition(name, "red");
            // The target's rows of the same keys say something else.
            pair.insert(rows(ROWS, 0, "source").into("appended", ""));
            pair.insert(rows(ROWS, ROWS, "source").into("appended", "red"));
            pair.insertOnTarget(rows(ROWS, ROWS * 2, "target").into("appended", ""));
            if (overlaps) {
                pair.insertOnTarget(rows(OVERLAP, 0, "target").into("appended", ""));
            }
            pair.loadBoth(name);
            Report report = pair.migrate(pair.plan(options(conflicts), name));
            assertThat(report.collections()).extracting(CollectionReport::failure).containsOnly("");
            assertThat(report.findings()).filteredOn(Finding::blocks).isEmpty();
            assertThat(report.collections()).allMatch(CollectionReport::verified);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.PARTITIONS_CREATED, FindingCode.PROPERTIES_DIFFER);
            boolean skips = conflicts == ConflictPolicy.SKIP;
            assertThat(report.collections().getFirst().rowsSkipped())
                    .isEqualTo(skips ? OVERLAP : 0);
            assertThat(count(pair, name, "")).isEqualTo(ROWS * 3);
            assertThat(count(pair, name, "t == \"target\"")).isEqualTo(ROWS + (skips ? before : 0));
            assertThat(pair.target().count(name, List.of("red"), Optional.empty(), PATIENCE))
                    .isEqualTo(ROWS);
            assertThat(pair.target().describe(name).orElseThrow().properties())
                    .doesNotContainKey("collection.ttl.seconds");
            assertThat(pair.target().loadState(name, Optional.empty())).isEqualTo(LoadState.LOADED);
        }
    }

    private static long count(RealPair pair, CollectionName name, String expression) {
        return pair.target()
                .count(
                        name,
                        List.of(),
                        Optional.of(expression).filter(e -> !e.isEmpty()),
                        PATIENCE);
    }

    private static SampleRows rows(int count, int first, String word) {
        return new SampleRows(count)
                .longs("id", i -> (long) first + i)
                .texts("t", i -> word)
                .floats("v");
    }

    private static IndexSpec index() {
        return new IndexSpec("v", "v", Map.of("index_type", "FLAT", "metric_type", "L2"));
    }

    private static CollectionSchema schema(String name) {
        return new CollectionSchema(
                name,
                "",
                List.of(
                        Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                        Field.of("t", DataType.VARCHAR).withTypeParams(Map.of("max_length", "20")),
                        Field.of("v", DataType.FLOAT_VECTOR)
                                .withTypeParams(Map.of("dim", Integer.toString(SampleRows.DIM)))),
                List.of(),
                List.of(),
                false,
                Map.of(),
                List.of());
    }

    private static Options options(ConflictPolicy conflicts) {
        Options usual = Options.DEFAULTS;
        return new Options(
                usual.indexes(),
                usual.load(),
                ExistingPolicy.APPEND,
                conflicts,
                usual.verify(),
                usual.autoId(),
                usual.loadSource());
    }
}
