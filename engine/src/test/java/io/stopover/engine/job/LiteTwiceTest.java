package io.stopover.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Milvus Lite tells neither collection ids nor creation times. */
class LiteTwiceTest {
    private static final int ROWS = 20;

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "RECREATE"})
    void aSourceIsNotItsOwnTarget(
            ExistingPolicy policy, @MilvusServer(kind = ServerKind.LITE_3_2) TestServer server) {
        try (var pair = new RealPair(server, server)) {
            CollectionName name = fill(pair, "itself");
            assertThat(pair.plan(options(policy), name).findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.TARGET_IS_SOURCE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "RECREATE"})
    void aSourceIsNotItsOwnTargetUnderAnotherAddress(
            ExistingPolicy policy, @MilvusServer(kind = ServerKind.LITE_3_2) TestServer server)
            throws InterruptedException {
        try (var pair = new RealPair(server, elsewhere(server))) {
            CollectionName name = fill(pair, "itself");
            Report report = pair.migrate(pair.plan(options(policy), name));
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.collections().getFirst().failure()).startsWith("TARGET_IS_SOURCE");
            assertThat(count(pair, name)).isEqualTo(ROWS);
            assertThat(pair.source().collections(name.database()))
                    .noneMatch(each -> each.startsWith("stopover_marker"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LITE_3_2", "LITE_2_5"})
    void aTargetOfTheSameNameOnAnotherServerIsMadeAnew(
            ServerKind kind,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer olderFrom,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer olderTo)
            throws InterruptedException {
        boolean older = kind == ServerKind.LITE_2_5;
        try (var pair = new RealPair(older ? olderFrom : from, older ? olderTo : to)) {
            CollectionName name = fill(pair, "twins");
            assertProven(pair.migrate(pair.plan(Options.DEFAULTS, name)));
            Plan plan = pair.plan(options(ExistingPolicy.RECREATE), name);
            assertThat(plan.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.TARGET_IDENTITY_UNTOLD);
            assertProven(pair.migrate(plan));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LITE_3_2", "LITE_2_5"})
    void rowsOfKeysThatTheTargetHoldsAreSkipped(
            ServerKind kind,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer from,
            @MilvusServer(kind = ServerKind.LITE_3_2, instance = 2) TestServer to,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer olderFrom,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer olderTo)
            throws InterruptedException {
        boolean older = kind == ServerKind.LITE_2_5;
        try (var pair = new RealPair(older ? olderFrom : from, older ? olderTo : to)) {
            CollectionName name = fill(pair, "halves");
            assertProven(pair.migrate(pair.plan(Options.DEFAULTS, name)));
            assertThat(pair.plan(options(ExistingPolicy.APPEND), name).findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.TARGET_UNREADABLE);
            pair.loadBoth(name);
            pair.insert(
                    new SampleRows(ROWS)
                            .longs("id", i -> (long) ROWS + i)
                            .floats("v")
                            .into("halves", ""));
            Report report =
                    pair.migrate(
                            pair.plan(options(ExistingPolicy.APPEND, ConflictPolicy.SKIP), name));
            assertProven(report);
            assertThat(report.collections().getFirst().rowsSkipped()).isEqualTo(ROWS);
            assertThat(report.collections().getFirst().rowsWritten()).isEqualTo(ROWS);
        }
    }

    private static void assertProven(Report report) {
        assertThat(report.collections()).extracting(CollectionReport::failure).containsOnly("");
        assertThat(report.collections()).allMatch(CollectionReport::verified);
    }

    private static String elsewhere(TestServer server) {
        String there = server.endpoint().replace("127.0.0.1", "localhost");
        assertThat(there).isNotEqualTo(server.endpoint());
        return there;
    }

    private static CollectionName fill(RealPair pair, String name) {
        Field vector =
                Field.of("v", DataType.FLOAT_VECTOR)
                        .withTypeParams(Map.of("dim", Integer.toString(SampleRows.DIM)));
        CollectionName made =
                pair.create(
                        new CollectionSchema(
                                name,
                                "",
                                List.of(
                                        Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                                        vector),
                                List.of(),
                                List.of(),
                                false,
                                Map.of(),
                                List.of()),
                        new IndexSpec("v", "v", Map.of("index_type", "FLAT", "metric_type", "L2")));
        pair.insert(new SampleRows(ROWS).longs("id", i -> (long) i).floats("v").into(name, ""));
        return made;
    }

    private static long count(RealPair pair, CollectionName name) {
        return pair.source().count(name, List.of(), Optional.empty(), Duration.ofSeconds(30));
    }

    private static Options options(ExistingPolicy policy) {
        return options(policy, ConflictPolicy.OVERWRITE);
    }

    private static Options options(ExistingPolicy policy, ConflictPolicy conflicts) {
        Options usual = Options.DEFAULTS;
        return new Options(
                usual.indexes(),
                usual.load(),
                policy,
                conflicts,
                usual.verify(),
                usual.autoId(),
                usual.loadSource());
    }
}
