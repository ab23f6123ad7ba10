package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.DropCollectionRequest;
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
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
            alias(clusters, "docs", "papers");
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
            alias(clusters, "docs", "copy");
            assertThat(codes(clusters.plan(RENAMED, Choices.with(ExistingPolicy.RECREATE))))
                    .containsExactly(FindingCode.TARGET_IS_SOURCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOnePairReadsNoOtherMayWriteTo(ExistingPolicy policy) throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("a"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("b"), 3, "_default");
            Selection chain =
                    new Selection(
                            Map.of(),
                            false,
                            List.of(
                                    new Selection.Choice("a", Optional.of("b")),
                                    new Selection.Choice("b", Optional.of("c"))),
                            List.of());
            assertThat(codes(clusters.plan(chain, Choices.with(policy))))
                    .contains(FindingCode.TARGET_IS_OTHER_SOURCE);
        }
    }

    @Test
    void aChainOfDatabasesIsNoExceptionToThat() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Selection copy =
                    new Selection(Map.of("default", "archive"), false, List.of(), List.of());
            assertVerified(clusters.migrate(copy, Options.DEFAULTS));
            Selection chain =
                    new Selection(
                            Map.of("default", "archive", "archive", "attic"),
                            false,
                            List.of(),
                            List.of());
            assertThat(codes(clusters.newPlan(chain, Choices.with(ExistingPolicy.RECREATE))))
                    .contains(FindingCode.TARGET_IS_OTHER_SOURCE);
        }
    }

    @Test
    void theTargetIsLookedAtOnceMoreBeforeItIsDropped() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("copy"), 1, "_default");
            Plan plan = clusters.plan(RENAMED, Choices.with(ExistingPolicy.RECREATE));
            assertOk(
                    clusters.to
                            .stub()
                            .dropCollection(
                                    DropCollectionRequest.newBuilder()
                                            .setCollectionName("copy")
                                            .build()));
            alias(clusters, "docs", "copy");
            long dropped = clusters.target.calls(Rpc.DROP_ALIAS);
            Report report = clusters.run(plan, held -> held);
            assertThat(report.collections().getFirst().failure()).startsWith("TARGET_IS_SOURCE");
            assertThat(clusters.target.calls(Rpc.DROP_ALIAS)).isEqualTo(dropped);
            assertThat(clusters.sourceRows("docs")).hasSize(5);
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

    private static void alias(Clusters clusters, String collection, String alias) {
        assertOk(
                clusters.to
                        .stub()
                        .createAlias(
                                CreateAliasRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .setAlias(alias)
                                        .build()));
    }

    private static List<FindingCode> codes(Plan plan) {
        return plan.findings().stream().filter(Finding::blocks).map(Finding::code).toList();
    }
}
