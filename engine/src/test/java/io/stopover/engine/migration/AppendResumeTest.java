package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.plan.Action;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeRow;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a later run of a job makes of what an earlier one began, where a target may have existed.
 */
class AppendResumeTest {
    private static final Options APPEND = Choices.appending(ConflictPolicy.FAIL);

    @Test
    void aTargetThatTheJobCreatedItselfIsNotAppendedTo() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            killAt(2, clusters, APPEND);
            assertThat(clusters.plan(Selection.DEFAULT_DATABASE, APPEND).collections())
                    .allMatch(plan -> plan.action() == Action.CREATE);
            assertVerified(clusters.migrate(APPEND));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aTargetThatWasRecreatedIsReportedAsRecreated() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.to, Schemas.of("docs"), 1, "_default");
            Options options = Choices.with(ExistingPolicy.RECREATE);
            killAt(2, clusters, options);
            assertThat(clusters.migrate(options).collections())
                    .extracting(CollectionReport::action)
                    .containsExactly(Action.RECREATE);
        }
    }

    @Test
    void aTargetThatCameBeforeTheFirstWriteIsLookedAtOnResume() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            clusters.begin(clusters.newPlan(APPEND));
            Rows.fill(clusters.to, Schemas.of("docs"), 1, "_default");
            assertThat(codes(clusters.plan(Selection.DEFAULT_DATABASE, APPEND)))
                    .containsExactly(FindingCode.TARGET_KEYS_CLASH);
        }
    }

    @Test
    void anInterruptedAppendGoesOnAndLeavesTheOtherRowsAlone() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            clusters.to.createLoaded(Schemas.of("docs"));
            Rows.createPartition(clusters.to, "docs", "red");
            Rows.insert(clusters.to, "docs", "red", LongStream.range(100, 103));
            killAt(2, clusters, APPEND);
            assertVerified(clusters.migrate(APPEND));
            assertThat(Rows.keys(clusters.targetRows("docs")))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 100L, 101L, 102L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aKilledAppendStillKnowsWhichRowsItSkips(int stored) throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Options skip = Choices.appending(ConflictPolicy.SKIP);
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            clusters.to.createLoaded(Schemas.of("docs"));
            Rows.createPartition(clusters.to, "docs", "red");
            Rows.insertOthers(clusters.to, "docs", "_default", LongStream.of(1, 3));
            Rows.insertOthers(clusters.to, "docs", "red", LongStream.of(6, 9, 11));
            List<FakeRow> before = clusters.targetRows("docs");
            killAt(stored, clusters, skip);
            clusters.target.onNext(Rpc.UPSERT, Fault.loseReply());
            Report report = clusters.migrate(skip);
            assertVerified(report);
            assertThat(report.collections().getFirst().rowsSkipped()).isEqualTo(4);
            List<FakeRow> after = clusters.targetRows("docs");
            assertThat(after).hasSize(11).containsAll(before);
            assertThat(Rows.keys(after))
                    .containsExactlyElementsOf(LongStream.range(1, 12).boxed().toList());
        }
    }

    @Test
    void rowsOfOthersAreNeverDeletedToSettleAnUncertainWrite() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            // Ids are counted through on each fake, so that these make the two differ.
            Rows.fill(clusters.to, Schemas.of("other"), 1, "_default", "red", "blue", "green");
            var schema = Schemas.keyed("docs", Schemas.key().setAutoID(true));
            for (Client client : List.of(clusters.from, clusters.to)) {
                client.createLoaded(schema);
                Client.assertOk(
                        client.insert("docs", 3, Columns.vectors("vec", 1, 2, 3)).getStatus());
            }
            Plan blocked = clusters.newPlan(Choices.appending(AutoIdPolicy.NEW_KEYS));
            assertThat(codes(blocked)).contains(FindingCode.NEW_KEYS_INTO_EXISTING);
            Plan forced =
                    new Plan(
                            blocked.source(),
                            blocked.target(),
                            blocked.options(),
                            blocked.collections(),
                            List.of());
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            List<Long> before = Rows.keys(clusters.targetRows("docs"));
            assertThat(clusters.run(forced, held -> held).collections())
                    .extracting(CollectionReport::failure)
                    .singleElement()
                    .asString()
                    .contains("rows that this job did not write");
            assertThat(Rows.keys(clusters.targetRows("docs"))).containsAll(before);
        }
    }

    private static void killAt(int range, Clusters clusters, Options options)
            throws InterruptedException {
        Plan plan = clusters.newPlan(options);
        assertThatThrownBy(() -> clusters.run(plan, held -> WatchedLedger.killedAt(range, held)))
                .isInstanceOf(WatchedLedger.Killed.class);
    }

    private static List<FindingCode> codes(Plan plan) {
        return plan.findings().stream().filter(Finding::blocks).map(Finding::code).toList();
    }
}
