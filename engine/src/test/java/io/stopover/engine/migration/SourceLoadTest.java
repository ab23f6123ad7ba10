package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.milvus.grpc.DropCollectionRequest;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A source that is loaded for the copy alone. */
class SourceLoadTest {
    @Test
    void aSourceThatWasLoadedForTheCopyIsReleasedAgain() throws InterruptedException {
        try (Clusters clusters = released()) {
            assertVerified(clusters.migrate(Choices.loadingTheSource()));
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aSourceThatWasLoadedForTheCopyIsReleasedAlsoWhenTheJobIsStopped()
            throws InterruptedException {
        try (Clusters clusters = released()) {
            stop(clusters);
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
            assertVerified(clusters.migrate(Choices.loadingTheSource()));
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    @Test
    void whatCannotBeReleasedWhenTheJobIsStoppedIsNamed() throws InterruptedException {
        try (Clusters clusters = released()) {
            clusters.source.onNext(
                    Rpc.RELEASE_COLLECTION, Fault.answer(1401, "permission deny"), 1_000);
            assertThat(stop(clusters))
                    .isInstanceOfSatisfying(
                            StopoverException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED))
                    .hasMessageContaining("stay loaded")
                    .hasMessageContaining("default.docs");
        }
    }

    @Test
    void whatCannotBeReleasedInTheEndIsAWarning() throws InterruptedException {
        try (Clusters clusters = released()) {
            clusters.source.onNext(
                    Rpc.RELEASE_COLLECTION, Fault.answer(1401, "permission deny"), 1_000);
            Report report = clusters.migrate(Choices.loadingTheSource());
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.LEFT_LOADED);
        }
    }

    /** Every thread of the job is interrupted while the second range is on its way. */
    private static Throwable stop(Clusters clusters) throws InterruptedException {
        Plan plan = clusters.newPlan(Choices.loadingTheSource());
        Thread me = Thread.currentThread();
        Throwable thrown =
                catchThrowable(() ->
                        clusters.run(plan, held -> WatchedLedger.after(2, held, me::interrupt)));
        assertThat(Thread.interrupted()).isFalse();
        return thrown;
    }

    @Test
    void aSourceThatAKilledJobLoadedIsStillItsOwnAndReleasedInTheEnd() throws InterruptedException {
        try (Clusters clusters = released()) {
            killed(clusters, Choices.loadingTheSource());
            assertThat(Loads.loaded(clusters.from, "docs")).isTrue();
            Report report = clusters.migrate(Choices.loadingTheSource());
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.SOURCE_LOADED_FOR_COPY)
                    .doesNotContain(FindingCode.LEFT_LOADED);
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    @Test
    void aSourceThatAKilledJobLoadedIsNoReasonToLoadTheTarget() throws InterruptedException {
        try (Clusters clusters = released()) {
            Options options = Choices.loadingTheSource(LoadPolicy.SAME);
            killed(clusters, options);
            assertVerified(clusters.migrate(options));
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
        }
    }

    @Test
    void aSourceThatAKilledJobLoadedIsReleasedAlsoWhenTheTargetIsNotTheJobsAnyMore()
            throws InterruptedException {
        try (Clusters clusters = released()) {
            killed(clusters, Choices.loadingTheSource());
            drop(clusters);
            Report report = clusters.migrate(Choices.loadingTheSource());
            assertThat(report.collections().getFirst().failure()).startsWith("TARGET_CHANGED");
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    @Test
    void aLoadIsOnRecordBeforeItsRequestGoesOut() throws InterruptedException {
        try (Clusters clusters = released()) {
            assertThatThrownBy(() ->
                            run(
                                    clusters,
                                    Choices.loadingTheSource(),
                                    WatchedLedger::killedAtLoadingTheSource))
                    .isInstanceOf(WatchedLedger.Killed.class);
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    @Test
    void whatCouldNotBeReleasedIsReleasedByTheNextRun() throws InterruptedException {
        try (Clusters clusters = released()) {
            clusters.source.onNext(
                    Rpc.RELEASE_COLLECTION, Fault.answer(1401, "permission deny"), 4);
            clusters.target.onNext(Rpc.CREATE_INDEX, Fault.answer(3, "not now"));
            Report failed = clusters.migrate(Choices.loadingTheSource());
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(failed.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.LEFT_LOADED);
            assertThat(Loads.loaded(clusters.from, "docs")).isTrue();
            assertVerified(clusters.migrate(Choices.loadingTheSource()));
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    @Test
    void whatSomebodyLoadedAfterTheJobReleasedItStaysLoaded() throws InterruptedException {
        try (Clusters clusters = released()) {
            clusters.target.onNext(Rpc.CREATE_INDEX, Fault.answer(3, "not now"));
            clusters.migrate(Choices.loadingTheSource());
            Loads.load(clusters.from, "docs");
            assertVerified(clusters.migrate(Choices.loadingTheSource()));
            assertThat(Loads.loaded(clusters.from, "docs")).isTrue();
        }
    }

    @Test
    void whoeverTookTheJobOverKeepsTheSourceLoaded() throws InterruptedException {
        try (Clusters clusters = released()) {
            assertThatThrownBy(() ->
                            run(
                                    clusters,
                                    Choices.loadingTheSource(),
                                    held -> WatchedLedger.after(2, held, clusters::ranges)))
                    .hasMessageContaining("taken over");
            assertThat(Loads.loaded(clusters.from, "docs")).isTrue();
            assertVerified(clusters.migrate(Choices.loadingTheSource()));
            assertThat(Loads.loaded(clusters.from, "docs")).isFalse();
        }
    }

    private static Clusters released() {
        Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8);
        Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "a", "b", "c", "d");
        Loads.release(clusters.from, "docs");
        return clusters;
    }

    private static void killed(Clusters clusters, Options options) {
        assertThatThrownBy(() -> run(clusters, options, held -> WatchedLedger.killedAt(2, held)))
                .isInstanceOf(WatchedLedger.Killed.class);
    }

    private static Report run(Clusters clusters, Options options, UnaryOperator<JobLedger> watched)
            throws InterruptedException {
        return clusters.run(clusters.plan(Selection.DEFAULT_DATABASE, options), watched);
    }

    private static void drop(Clusters clusters) {
        assertOk(
                clusters.to
                        .stub()
                        .dropCollection(
                                DropCollectionRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .build()));
    }
}
