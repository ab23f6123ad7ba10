package io.stopover.engine.migration;

import static io.stopover.testkit.client.Client.assertOk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.AlterDatabaseRequest;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.FlushRequest;
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
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of a copy is told before its first write. */
class ObstaclesTest {
    private static final FakeVersion VERSION = FakeVersion.V2_6_8;
    private static final int DENIED = 1401;

    @ParameterizedTest
    @ValueSource(strings = {"größe", "1st", "a-b", "a$b", "$a", "a.b", "a b", "书"})
    void aNameThatTheTargetRefusesIsNamed(String name) throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            assertRefused(clusters.plan(named("default", name), Options.DEFAULTS), name);
            assertRefused(clusters.plan(named(name, "docs"), Options.DEFAULTS), name);
            assertThat(clusters.target.calls(Rpc.CREATE_DATABASE)).isZero();
        }
    }

    @Test
    void aNameOfMoreThan255BytesIsRefusedAndOneOf255IsNot() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            assertRefused(
                    clusters.plan(named("default", "n".repeat(256)), Options.DEFAULTS),
                    "256 bytes");
            assertThat(clusters.plan(named("default", "n".repeat(255)), Options.DEFAULTS).blocked())
                    .isFalse();
        }
    }

    private static void assertRefused(Plan plan, String words) {
        assertThat(plan.findings())
                .filteredOn(Finding::blocks)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(FindingCode.TARGET_NAME_REFUSED);
                    assertThat(f.message()).contains(words);
                });
    }

    private static Selection named(String database, String collection) {
        return new Selection(
                Map.of("default", database),
                false,
                List.of(new Selection.Choice("docs", Optional.of(collection))),
                List.of());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LIST_DATABASES",
                "SHOW_COLLECTIONS",
                "DESCRIBE_COLLECTION",
                "SHOW_PARTITIONS"
            })
    void whatTheSourcesUserMayNotAskIsARightItLacks(Rpc denied) throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            clusters.source.onNext(denied, Fault.answer(DENIED, "Privilege: denied"), 100);
            assertThat(errors(clusters.newPlan(Options.DEFAULTS)))
                    .containsExactly(FindingCode.SOURCE_RIGHTS);
        }
    }

    @Test
    void aUserWhoMayReadButNotAskForTheLoadStateSuffices() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            clusters.source.onNext(Rpc.GET_LOAD_STATE, Fault.answer(DENIED, "denied"), 100);
            Rows.assertVerified(clusters.migrate());
        }
    }

    @Test
    void whatIsNotLoadedIsNotedAlsoWhenItsLoadStateIsASecret() throws InterruptedException {
        try (Clusters clusters = Clusters.of(VERSION, VERSION)) {
            assertOk(clusters.from.create(Schemas.of("docs")));
            clusters.source.onNext(Rpc.GET_LOAD_STATE, Fault.answer(DENIED, "denied"), 100);
            assertThat(errors(clusters.newPlan(Options.DEFAULTS)))
                    .containsExactly(FindingCode.SOURCE_UNINDEXED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST_DATABASES", "DESCRIBE_COLLECTION"})
    void whatTheTargetsUserMayNotAskIsARightItLacks(Rpc denied) throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            clusters.target.onNext(denied, Fault.answer(DENIED, "Privilege: denied"), 100);
            assertThat(errors(clusters.newPlan(Options.DEFAULTS)))
                    .containsExactly(FindingCode.TARGET_RIGHTS);
        }
    }

    @Test
    void aDatabaseThatMayHoldNoMoreCollectionsIsNoted() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            Rows.fill(clusters.to, Schemas.of("other"), 1, "_default");
            allow(clusters, 1);
            assertThat(errors(clusters.newPlan(Options.DEFAULTS)))
                    .containsExactly(FindingCode.TARGET_CAPACITY);
            allow(clusters, 2);
            assertThat(clusters.newPlan(Options.DEFAULTS).blocked()).isFalse();
        }
    }

    @Test
    void whatAJobMadeItselfDoesNotCountWhenItGoesOn() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            allow(clusters, 1);
            Plan plan = clusters.newPlan(Options.DEFAULTS);
            assertThatThrownBy(() -> clusters.run(plan, held -> WatchedLedger.killedAt(1, held)))
                    .isInstanceOf(WatchedLedger.Killed.class);
            Rows.assertVerified(clusters.migrate());
        }
    }

    private static void allow(Clusters clusters, int collections) {
        assertOk(
                clusters.to
                        .stub()
                        .alterDatabase(
                                AlterDatabaseRequest.newBuilder()
                                        .setDbName("default")
                                        .addProperties(
                                                Schemas.pair(
                                                        "database.max.collections",
                                                        Integer.toString(collections)))
                                        .build()));
    }

    @Test
    void moreThanTheQueryNodesHaveFreeIsAWarning() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION).withFreeMemory(10))) {
            flush(clusters.from);
            assertThat(clusters.newPlan(Options.DEFAULTS).findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.TARGET_MEMORY);
        }
        try (Clusters clusters = filled(FakeOptions.of(VERSION).withFreeMemory(1L << 30))) {
            flush(clusters.from);
            assertThat(clusters.newPlan(Options.DEFAULTS).findings())
                    .extracting(Finding::code)
                    .doesNotContain(FindingCode.TARGET_MEMORY);
        }
    }

    /** Statistics know what is flushed. */
    private static void flush(Client client) {
        assertOk(
                client.stub()
                        .flush(FlushRequest.newBuilder().addCollectionNames("docs").build())
                        .getStatus());
    }

    @Test
    void whatGoesWithARecreatedTargetIsNamedAsFarAsItCanBeKnown() throws InterruptedException {
        try (Clusters clusters = filled(FakeOptions.of(VERSION))) {
            assertOk(clusters.to.create(Schemas.of("docs")));
            for (String alias : List.of("papers", "texts")) {
                assertOk(
                        clusters.to
                                .stub()
                                .createAlias(
                                        CreateAliasRequest.newBuilder()
                                                .setCollectionName("docs")
                                                .setAlias(alias)
                                                .build()));
            }
            assertThat(clusters.newPlan(Choices.with(ExistingPolicy.RECREATE)).findings())
                    .filteredOn(f -> f.code() == FindingCode.TARGET_RECREATED)
                    .singleElement()
                    .satisfies(f ->
                            assertThat(f.message())
                                    .endsWith("about 0 rows, no indexes, aliases papers, texts"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_4"})
    void nullsDoNotGoToATargetThatWouldDropThem(FakeVersion target) {
        try (Clusters clusters = Clusters.of(VERSION, target)) {
            assertOk(clusters.from.create(withNullableTitle()));
            assertThat(clusters.newPlan(Options.DEFAULTS).findings())
                    .filteredOn(f -> f.code() == FindingCode.ATTRIBUTE_UNSUPPORTED)
                    .singleElement()
                    .returns(true, Finding::blocks)
                    .returns("field title is nullable", Finding::message);
        }
    }

    @Test
    void aTargetThatDropsNullableAgainstItsWordGetsNoRow() throws InterruptedException {
        FakeOptions liar = FakeOptions.of(FakeVersion.V2_4).calling("2.5.27");
        try (Clusters clusters = Clusters.of(FakeOptions.of(VERSION), liar)) {
            Rows.fill(clusters.from, withNullableTitle(), 5, "_default");
            Report report = clusters.migrate();
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.collections())
                    .singleElement()
                    .satisfies(c ->
                            assertThat(c.failure())
                                    .startsWith("TARGET_REFUSED")
                                    .contains("NULLABLE of field title is false instead of true"));
            assertThat(clusters.target.calls(Rpc.INSERT)).isZero();
        }
    }

    private static CollectionSchema.Builder withNullableTitle() {
        return Schemas.of("docs", Schemas.varchar("title", 9).setNullable(true));
    }

    private static Clusters filled(FakeOptions target) {
        Clusters clusters = Clusters.of(FakeOptions.of(VERSION), target);
        Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
        return clusters;
    }

    private static List<FindingCode> errors(Plan plan) {
        return plan.findings().stream().filter(Finding::blocks).map(Finding::code).toList();
    }
}
