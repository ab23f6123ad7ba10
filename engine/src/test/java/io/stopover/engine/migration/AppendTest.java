package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.AlterCollectionRequest;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.LoadPartitionsRequest;
import io.milvus.grpc.LoadState;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeRow;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppendTest {
    private static final Options APPEND = Choices.appending(ConflictPolicy.FAIL);
    private static final Options OVERWRITE = Choices.appending(ConflictPolicy.OVERWRITE);
    private static final Options SKIP = Choices.appending(ConflictPolicy.SKIP);
    private static final String ALLOWED = "allow_insert_auto_id";
    private static final String TTL = "collection.ttl.seconds";

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8", "V3_0"})
    void rowsGoBesideThoseThatAreThere(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            fillTarget(clusters, 100);
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            Report report = clusters.migrate(APPEND);
            assertVerified(report);
            assertThat(report.collections().getFirst().countTarget()).hasValue(10);
            assertThat(byPartition(clusters.targetRows("docs")))
                    .isEqualTo(
                            Map.of(
                                    "_default",
                                    List.of(1L, 2L, 3L, 4L, 5L),
                                    "red",
                                    List.of(6L, 7L, 8L, 9L, 10L, 100L, 101L, 102L)));
            assertThat(loaded(clusters.to)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8", "V3_0"})
    void rowsOfTheSameKeysAreOverwrittenIfAskedTo(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            fillTarget(clusters, 9);
            clusters.target.onNext(Rpc.UPSERT, Fault.loseReply());
            Report report = clusters.migrate(OVERWRITE);
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.TARGET_KEYS_OVERWRITTEN);
            List<FakeRow> rows = clusters.targetRows("docs");
            assertThat(Rows.keys(rows))
                    .containsExactlyElementsOf(LongStream.range(1, 12).boxed().toList());
            Rows.assertSame(clusters.sourceRows("docs"), rows.subList(0, 10));
            assertThat(loaded(clusters.to)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8", "V3_0"})
    void rowsOfTheSameKeysAreSkippedIfAskedTo(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            fillTarget(clusters, 9);
            List<FakeRow> before = clusters.targetRows("docs");
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply(), 2);
            Report report = clusters.migrate(SKIP);
            assertVerified(report);
            CollectionReport result = report.collections().getFirst();
            assertThat(result.rowsSkipped()).isEqualTo(2);
            assertThat(result.rowsWritten()).isEqualTo(8);
            assertThat(result.countTarget()).hasValue(8);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.TARGET_KEYS_KEPT);
            List<FakeRow> after = clusters.targetRows("docs");
            Rows.assertSame(clusters.sourceRows("docs").subList(0, 8), after.subList(0, 8));
            assertThat(after.subList(8, 11)).isEqualTo(before);
        }
    }

    @Test
    void moreKeysThanAnExpressionHoldsAreSkipped() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            int rows = 4_000;
            for (Client client : List.of(clusters.from, clusters.to)) {
                client.createLoaded(Schemas.keyed("docs", Schemas.textKey()));
            }
            insertTexts(clusters.from, 0, rows);
            insertTexts(clusters.to, 10, rows);
            List<FakeRow> before = clusters.targetRows("docs");
            Report report = clusters.migrate(SKIP);
            assertVerified(report);
            assertThat(report.collections().getFirst().rowsSkipped()).isEqualTo(rows - 10);
            List<FakeRow> after = clusters.targetRows("docs");
            assertThat(after).hasSize(rows).containsAll(before);
        }
    }

    @Test
    void thePropertiesOfTheTargetStayAsTheyAre() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            alter(clusters.from, TTL, "3600");
            fillTarget(clusters, 100);
            alter(clusters.to, "mmap.enabled", "true");
            Report report = clusters.migrate(APPEND);
            assertVerified(report);
            assertThat(properties(clusters.to)).isEqualTo(Map.of("mmap.enabled", "true"));
            assertThat(report.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.PROPERTIES_DIFFER)
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.message())
                                    .contains(TTL + ": 3600 on the source, unset on the target")
                                    .contains("mmap.enabled: unset on the source"));
        }
    }

    @Test
    void partitionsThatTheTargetLacksAreCreated() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red", "blue");
            fillTarget(clusters, 100);
            Report report = clusters.migrate(APPEND);
            assertVerified(report);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.PARTITIONS_CREATED)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("[blue]"));
            assertThat(byPartition(clusters.targetRows("docs")))
                    .containsEntry("blue", List.of(11L, 12L, 13L, 14L, 15L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyInAnotherPartitionIsRefusedWhateverIsAskedFor(ConflictPolicy policy)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "blue");
            fillTarget(clusters, 3);
            Plan plan = clusters.newPlan(Choices.appending(policy));
            assertThat(blocking(plan)).containsExactly(FindingCode.TARGET_KEYS_ELSEWHERE);
        }
    }

    @Test
    void aTargetThatIsLoadedInPartIsNotAppendedTo() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            fillTarget(clusters, 3);
            assertOk(
                    clusters.to
                            .stub()
                            .releaseCollection(
                                    ReleaseCollectionRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .build()));
            assertOk(
                    clusters.to
                            .stub()
                            .loadPartitions(
                                    LoadPartitionsRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .addPartitionNames("_default")
                                            .build()));
            assertThat(blocking(clusters.newPlan(APPEND)))
                    .containsExactly(FindingCode.TARGET_UNREADABLE);
        }
    }

    @Test
    void keysAreGivenToAnAutoIdTargetOnlyIfItTakesThemAlready() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            // Ids are counted through on each fake, so that these make the two differ.
            Rows.fill(clusters.to, Schemas.of("other"), 1, "_default", "red", "blue", "green");
            CollectionSchema.Builder schema = Schemas.keyed("docs", Schemas.key().setAutoID(true));
            for (Client client : List.of(clusters.from, clusters.to)) {
                client.createLoaded(schema);
                assertOk(client.insert("docs", 3, Columns.vectors("vec", 1, 2, 3)).getStatus());
            }
            assertThat(blocking(clusters.newPlan(APPEND)))
                    .containsExactly(FindingCode.AUTO_ID_CLOSED);
            alter(clusters.to, ALLOWED, "true");
            Report report = clusters.migrate(APPEND);
            assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(Rows.keys(clusters.targetRows("docs")))
                    .hasSize(6)
                    .containsAll(Rows.keys(clusters.sourceRows("docs")));
            assertThat(properties(clusters.to)).containsEntry(ALLOWED, "true");
        }
    }

    /** Three rows in partition red. */
    private static void fillTarget(Clusters clusters, long firstKey) {
        clusters.to.createLoaded(Schemas.of("docs"));
        Rows.createPartition(clusters.to, "docs", "red");
        Rows.insertOthers(clusters.to, "docs", "red", LongStream.range(firstKey, firstKey + 3));
    }

    private static void insertTexts(Client client, int from, int to) {
        String[] keys =
                IntStream.range(from, to)
                        .mapToObj(i -> "%08d \"quoted\" \\ %s".formatted(i, "x".repeat(60)))
                        .toArray(String[]::new);
        long[] vectors = LongStream.range(from, to).toArray();
        assertOk(
                client.insert(
                                "docs",
                                keys.length,
                                Columns.texts("id", keys),
                                Columns.vectors("vec", vectors))
                        .getStatus());
    }

    private static void alter(Client client, String key, String value) {
        assertOk(
                client.stub()
                        .alterCollection(
                                AlterCollectionRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .addProperties(Schemas.pair(key, value))
                                        .build()));
    }

    private static Map<String, String> properties(Client client) {
        DescribeCollectionResponse found =
                client.stub()
                        .describeCollection(
                                DescribeCollectionRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .build());
        return found.getPropertiesList().stream()
                .collect(Collectors.toMap(KeyValuePair::getKey, KeyValuePair::getValue));
    }

    private static boolean loaded(Client client) {
        return client.stub()
                        .getLoadState(
                                GetLoadStateRequest.newBuilder().setCollectionName("docs").build())
                        .getState()
                == LoadState.LoadStateLoaded;
    }

    private static Map<String, List<Long>> byPartition(List<FakeRow> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                FakeRow::partition,
                                Collectors.mapping(
                                        row -> (Long) row.value("id"), Collectors.toList())));
    }

    private static List<FindingCode> blocking(Plan plan) {
        return plan.findings().stream().filter(Finding::blocks).map(Finding::code).toList();
    }
}
