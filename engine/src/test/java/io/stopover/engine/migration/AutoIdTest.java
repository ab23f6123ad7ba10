package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.KeyValuePair;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AutoIdTest {
    private static final String ALLOWED = "allow_insert_auto_id";

    @ParameterizedTest
    @CsvSource({"V2_5, V2_6_3", "V2_6_8, V2_6_8", "V3_0, V3_0"})
    void generatedKeysAreKeptAndTheTargetTakesNoFurtherOnes(FakeVersion from, FakeVersion to)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, to)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            assertVerified(clusters.migrate());
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
            assertThat(property(clusters.to)).isEqualTo("false");
            assertRefused(clusters.to.insertKeys("docs", 1).getStatus(), 1100, "autoID");
            assertOk(clusters.to.insert("docs", 1, vectors("vec", 1)).getStatus());
        }
    }

    @Test
    void aSourceThatTakesGivenKeysHasATargetThatDoes() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(
                    clusters.from,
                    CreateCollectionRequest.newBuilder()
                            .addProperties(Schemas.pair(ALLOWED, "true")),
                    Schemas.key());
            assertVerified(clusters.migrate());
            assertThat(property(clusters.to)).isEqualTo("true");
        }
    }

    @Test
    void keysThatTheTargetCannotKeepBlockThePlan() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_5)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            assertThat(plan.findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.AUTO_ID_NOT_KEPT);
            assertThatThrownBy(() -> clusters.run(plan, held -> held))
                    .hasMessageContaining("ERROR");
            assertThat(clusters.target.calls(Rpc.CREATE_COLLECTION)).isZero();
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(FakeVersion.V2_3, FakeVersion.V2_5, FakeVersion.V2_6_8)
                .flatMap(version ->
                        Stream.of(Fault.loseReply(), Fault.unavailable(), Fault.rateLimited())
                                .map(fault -> Arguments.of(version, fault)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void withNewKeysNoTroubleLosesOrDoublesARow(FakeVersion version, Fault fault)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, fault, 2);
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.NEW_KEYS)));
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
            assertThat(clusters.target.calls(Rpc.UPSERT)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void newTextKeysAreFoundAgainByTheirNumbers(FakeVersion version, Fault fault)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.textKey());
            clusters.target.onNext(Rpc.INSERT, fault, 2);
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.NEW_KEYS)));
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void withPlainKeysNoTroubleLosesOrDoublesARow(FakeVersion version, Fault fault)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, fault, 2);
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.PLAIN_KEYS)));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
            assertOk(clusters.to.insertKeys("docs", 1).getStatus());
        }
    }

    @Test
    void withPlainKeysThePropertyOfAutoIdStaysBehind() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(
                    clusters.from,
                    CreateCollectionRequest.newBuilder()
                            .addProperties(Schemas.pair(ALLOWED, "true")),
                    Schemas.key());
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.PLAIN_KEYS)));
            assertThat(property(clusters.to)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void withKeptKeysNoTroubleLosesOrDoublesARow(FakeVersion from, Fault fault)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(from, FakeVersion.V2_6_8)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, fault, 2);
            assertVerified(clusters.migrate());
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
            assertThat(clusters.target.calls(Rpc.UPSERT)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8"})
    void aWriteThatLandsAfterItsRangeWasSettledIsFoundByTheCount(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, Fault.late());
            Report report =
                    clusters.run(
                            clusters.newPlan(Choices.with(AutoIdPolicy.NEW_KEYS)),
                            held -> WatchedLedger.after(4, held, clusters.target::applyLate));
            assertVerified(report);
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aLostReplyToTheRepeatedInsertIsSettledAsWell() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_5, FakeVersion.V2_5)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply(), 9);
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.NEW_KEYS)));
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void repliesThatGetLostAgainAndAgainLeaveAJobThatCanGoOn() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_5, FakeVersion.V2_5)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply(), 40);
            Report report = clusters.migrate(Choices.with(AutoIdPolicy.NEW_KEYS));
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.collections().getFirst().failure())
                    .startsWith("TARGET_WRITE_FAILED while settling uncertain writes");
            while (clusters.target.calls(Rpc.INSERT) < 40) {
                assertThatThrownBy(() -> clusters.to.insert("docs", 1, vectors("vec", 1)))
                        .hasMessageContaining("UNAVAILABLE");
            }
            assertVerified(clusters.migrate(Choices.with(AutoIdPolicy.NEW_KEYS)));
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aJobKilledBeforeItKnewTheNewKeysDoublesNothing() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_5, FakeVersion.V2_5)) {
            fill(clusters.from, CreateCollectionRequest.newBuilder(), Schemas.key());
            Options options = Choices.with(AutoIdPolicy.NEW_KEYS);
            var first = clusters.plan(Selection.DEFAULT_DATABASE, options);
            assertThatThrownBy(() -> clusters.run(first, held -> WatchedLedger.killedAt(2, held)))
                    .isInstanceOf(WatchedLedger.Killed.class);
            assertThat(clusters.targetRows("docs")).isNotEmpty();
            assertVerified(clusters.migrate(options));
            Rows.assertSameBut("id", clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    /** Three partitions, two of them with rows, and with keys that the server made. */
    private static void fill(
            Client client, CreateCollectionRequest.Builder request, FieldSchema.Builder key) {
        CollectionSchema.Builder schema = Schemas.keyed("docs", key.setAutoID(true));
        client.createLoaded(
                request.setCollectionName("docs").setSchema(schema.build().toByteString()), schema);
        Rows.createPartition(client, "docs", "empty");
        Rows.createPartition(client, "docs", "red");
        for (String partition : List.of("_default", "red")) {
            long[] values = LongStream.range(0, 50).toArray();
            assertOk(
                    client.stub()
                            .insert(
                                    Client.rows("docs", values.length, vectors("vec", values))
                                            .setPartitionName(partition)
                                            .build())
                            .getStatus());
        }
    }

    private static String property(Client client) {
        return client
                .stub()
                .describeCollection(
                        DescribeCollectionRequest.newBuilder().setCollectionName("docs").build())
                .getPropertiesList()
                .stream()
                .filter(p -> p.getKey().equals(ALLOWED))
                .map(KeyValuePair::getValue)
                .findFirst()
                .orElse("");
    }
}
