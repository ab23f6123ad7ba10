package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.CreateAliasRequest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExistingTargetTest {
    private static final Selection RENAMED =
            new Selection(
                    Map.of(),
                    false,
                    List.of(new Selection.Choice("docs", Optional.of("copy"))),
                    List.of());

    @Test
    void aTargetThatIsThereBlocksThePlanAndIsNotTouched() throws InterruptedException {
        try (Clusters clusters = bothFilled()) {
            Plan plan = clusters.newPlan(Options.DEFAULTS);
            assertThat(codes(plan)).containsExactly(FindingCode.TARGET_EXISTS);
            assertThatThrownBy(() -> clusters.run(plan, held -> held))
                    .isInstanceOfSatisfying(
                            StopoverException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PLAN_BLOCKED));
            assertThat(clusters.targetRows("docs")).hasSize(1);
        }
    }

    @Test
    void aTargetThatIsThereMayBeSkipped() throws InterruptedException {
        try (Clusters clusters = bothFilled()) {
            Rows.fill(clusters.from, Schemas.of("more"), 3, "_default");
            Report report = clusters.migrate(Choices.with(ExistingPolicy.SKIP));
            assertThat(report.state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(clusters.targetRows("docs")).hasSize(1);
            Rows.assertSame(clusters.sourceRows("more"), clusters.targetRows("more"));
        }
    }

    @Test
    void aTargetThatIsThereMayBeMadeAnew() throws InterruptedException {
        try (Clusters clusters = bothFilled()) {
            Client.assertOk(
                    clusters.to
                            .stub()
                            .createAlias(
                                    CreateAliasRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .setAlias("papers")
                                            .build()));
            Report report = clusters.migrate(Choices.with(ExistingPolicy.RECREATE));
            assertVerified(report);
            assertThat(report.findings())
                    .filteredOn(f -> f.code() == FindingCode.TARGET_RECREATED)
                    .singleElement()
                    .satisfies(f ->
                            assertThat(f.message())
                                    .isEqualTo(
                                            "default.docs is dropped and created anew, with it 1 rows, indexes on vec, aliases papers"));
            assertThat(clusters.target.calls(Rpc.DROP_ALIAS)).isEqualTo(1);
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aJobThatRecreatesDropsItsOwnTargetNeverAgain() throws InterruptedException {
        try (Clusters clusters = bothFilled()) {
            Options options = Choices.with(ExistingPolicy.RECREATE);
            Plan plan = clusters.newPlan(options);
            assertThatThrownBy(() -> clusters.run(plan, held -> WatchedLedger.killedAt(2, held)))
                    .isInstanceOf(WatchedLedger.Killed.class);
            Report report = clusters.migrate(options);
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .doesNotContain(FindingCode.TARGET_RECREATED);
            assertThat(clusters.target.calls(Rpc.DROP_COLLECTION)).isEqualTo(1);
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void theSourceItselfIsNeverRecreated() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            for (ExistingPolicy policy : ExistingPolicy.values()) {
                assertThat(codes(clusters.newPlan(Choices.with(policy))))
                        .containsExactly(FindingCode.TARGET_IS_SOURCE);
            }
        }
    }

    @Test
    void anAliasOfTheSourceIsTheSource() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Client.assertOk(
                    clusters.to
                            .stub()
                            .createAlias(
                                    CreateAliasRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .setAlias("copy")
                                            .build()));
            assertThat(codes(clusters.plan(RENAMED, Choices.with(ExistingPolicy.RECREATE))))
                    .containsExactly(FindingCode.TARGET_IS_SOURCE);
        }
    }

    @Test
    void oneServerMayBeBothUnderAnotherName() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            assertVerified(clusters.migrate(RENAMED, Options.DEFAULTS));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("copy"));
        }
    }

    @Test
    void oneServerMayBeBothInAnotherDatabase() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
            assertVerified(
                    clusters.migrate(
                            new Selection(
                                    Map.of("default", "archive"), false, List.of(), List.of()),
                            Options.DEFAULTS));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.target.rows("archive", "docs"));
        }
    }

    @Test
    void twoSourcesForOneTargetBlockThePlan() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("more"), 5, "_default");
            Selection selection =
                    new Selection(
                            Map.of(),
                            false,
                            List.of(
                                    new Selection.Choice("docs", Optional.of("more")),
                                    new Selection.Choice("more", Optional.empty())),
                            List.of());
            assertThat(codes(clusters.plan(selection, Options.DEFAULTS)))
                    .containsExactly(FindingCode.TARGET_NAME_TWICE);
        }
    }

    private static Clusters bothFilled() {
        Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8);
        Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red");
        Rows.fill(clusters.to, Schemas.of("docs"), 1, "_default");
        return clusters;
    }

    private static List<FindingCode> codes(Plan plan) {
        return plan.findings().stream().filter(Finding::blocks).map(Finding::code).toList();
    }
}
