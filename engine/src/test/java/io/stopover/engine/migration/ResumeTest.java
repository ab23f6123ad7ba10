package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.DropCollectionRequest;
import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumeTest {
    private static final String[] PARTITIONS =
            IntStream.range(0, 20).mapToObj(i -> "p" + i).toArray(String[]::new);
    private static final int ROWS = 3;

    /** A partition of three rows is cut at its least key. */
    private static final int RANGES = PARTITIONS.length * 2;

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void anInterruptedJobGoesOnAndSendsNothingStoredAgain(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from);
            interrupt(clusters, 5);
            assertThat(clusters.ledger.jobs().getFirst().state()).isEqualTo(JobState.FAILED);
            assertThat(clusters.ledger.jobs().getFirst().reason())
                    .isEqualTo(ErrorCode.INTERRUPTED.name());
            long stored = withRows(clusters);
            assertThat(stored).isBetween(5L, 10L);
            long before = writes(clusters);
            Report report = clusters.migrate();
            assertVerified(report);
            assertThat(writes(clusters) - before).isEqualTo(RANGES - stored);
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aJobInterruptedTwiceArrivesWhole() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            interrupt(clusters, 5);
            interrupt(clusters, 5);
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            assertVerified(clusters.migrate());
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void aWriteOfAKilledJobIsHealedByKey(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(clusters.from);
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            assertThatThrownBy(() -> clusters.run(plan, held -> WatchedLedger.killedAt(5, held)))
                    .isInstanceOf(WatchedLedger.Killed.class);
            assertVerified(clusters.migrate());
            assertThat(clusters.target.calls(Rpc.UPSERT)).isPositive();
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aJobKilledWhileComparingCopiesNothingAgain() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            clusters.target.onNext(Rpc.LOAD_COLLECTION, Fault.answer(3, "out of memory"));
            assertThat(only(clusters.migrate()).failure()).startsWith("TARGET_LOAD_FAILED");
            long before = writes(clusters);
            assertVerified(clusters.migrate());
            assertThat(writes(clusters)).isEqualTo(before);
        }
    }

    @Test
    void aRepairedTargetIsComparedAnewAsAWhole() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            Options options = Choices.with(LoadPolicy.ALL);
            clusters.target.onNext(Rpc.CREATE_INDEX, Fault.answer(3, "not now"));
            assertThat(only(clusters.migrate(options)).failure()).contains("not now");
            remove(clusters.to, 1);
            assertThat(only(clusters.migrate(options)).differences()).hasSize(1);
            remove(clusters.to, 60);
            Rows.insert(clusters.to, "docs", "p0", LongStream.of(1));
            assertThat(only(clusters.migrate(options)).differences())
                    .extracting(d -> d.kind() + " " + d.key())
                    .containsExactly("MISSING 60");
        }
    }

    @Test
    void whatAStoppedJobComparedCountsOn() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            Thread me = Thread.currentThread();
            assertThatThrownBy(() ->
                            clusters.run(
                                    plan,
                                    held -> WatchedLedger.compared(RANGES, held, me::interrupt)))
                    .isInstanceOf(InterruptedException.class);
            assertThat(clusters.ranges())
                    .extracting(Range::state)
                    .hasOnlyElementsOfType(RangeState.Verified.class);
            long before = clusters.target.calls(Rpc.QUERY);
            assertVerified(clusters.migrate());
            assertThat(clusters.target.calls(Rpc.QUERY) - before).isLessThan(RANGES);
        }
    }

    @Test
    void aTargetThatIsGoneIsNotMadeAnew() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            interrupt(clusters, 5);
            drop(clusters.to);
            assertThat(only(clusters.migrate()).failure())
                    .startsWith("TARGET_CHANGED")
                    .contains("is gone");
            assertThat(clusters.to.create(Schemas.of("docs")).getCode()).isZero();
        }
    }

    @Test
    void aTargetThatWasReplacedIsLeftAlone() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            interrupt(clusters, 5);
            drop(clusters.to);
            Rows.fill(clusters.to, Schemas.of("docs"), 1, "_default");
            assertThat(only(clusters.migrate()).failure())
                    .startsWith("TARGET_CHANGED")
                    .contains("is not the collection this job created");
            assertThat(clusters.targetRows("docs")).hasSize(1);
        }
    }

    @Test
    void aSourceThatWasReplacedIsNotMixedWithTheOldOne() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            interrupt(clusters, 5);
            int before = clusters.targetRows("docs").size();
            drop(clusters.from);
            fill(clusters.from);
            assertThat(only(clusters.migrate()).failure()).startsWith("SOURCE_CHANGED");
            assertThat(clusters.targetRows("docs")).hasSize(before);
        }
    }

    @Test
    void aSourceThatIsGoneFailsAloneAndANewcomerWaitsForTheNextJob() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            Rows.fill(clusters.from, Schemas.of("more"), 5, "_default");
            clusters.target.onNext(Rpc.CREATE_COLLECTION, Fault.answer(1100, "not now"), 2);
            assertThat(clusters.migrate().state()).isEqualTo(JobState.FAILED);
            drop(clusters.from);
            Rows.fill(clusters.from, Schemas.of("newcomer"), 5, "_default");
            Report report = clusters.migrate();
            assertThat(report.collections())
                    .extracting(CollectionReport::failure)
                    .satisfiesExactly(
                            docs -> assertThat(docs).startsWith("SOURCE_CHANGED").contains("gone"),
                            more -> assertThat(more).isEmpty());
            assertThat(report.findings())
                    .filteredOn(f -> f.code() == FindingCode.NOT_IN_JOB)
                    .extracting(Finding::where)
                    .containsExactly("default.newcomer");
            Rows.assertSame(clusters.sourceRows("more"), clusters.targetRows("more"));
        }
    }

    @Test
    void aDoneCollectionMayLeaveTheSourceBeforeItsJobHasEnded() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("more"), 5, "_default");
            clusters.target.onNext(Rpc.LOAD_COLLECTION, Fault.answer(3, "out of memory"));
            CollectionReport done =
                    clusters.migrate().collections().stream()
                            .filter(CollectionReport::verified)
                            .findFirst()
                            .orElseThrow();
            Client.assertOk(
                    clusters.from
                            .stub()
                            .dropCollection(
                                    DropCollectionRequest.newBuilder()
                                            .setCollectionName(done.source().collection())
                                            .build()));
            assertVerified(clusters.migrate());
        }
    }

    @Test
    void whatNobodyExpectedFailsTheCollectionInAReport() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            Report report =
                    clusters.run(
                            plan,
                            held ->
                                    WatchedLedger.after(
                                            5,
                                            held,
                                            () -> {
                                                throw new IllegalArgumentException("surprise");
                                            }));
            assertThat(only(report).failure()).startsWith("INTERNAL_ERROR").contains("surprise");
            assertThat(clusters.ledger.jobs().getFirst().state()).isEqualTo(JobState.FAILED);
            assertVerified(clusters.migrate());
        }
    }

    @Test
    void anErrorLeavesAJobThatIsKnownToHaveFailed() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            assertThatThrownBy(() ->
                            clusters.run(
                                    plan,
                                    held ->
                                            WatchedLedger.after(
                                                    5,
                                                    held,
                                                    () -> {
                                                        throw new AssertionError("surprise");
                                                    })))
                    .isInstanceOf(AssertionError.class);
            assertThat(clusters.ledger.jobs().getFirst().state()).isEqualTo(JobState.FAILED);
            assertThat(clusters.ledger.jobs().getFirst().reason()).contains("surprise");
            assertVerified(clusters.migrate());
        }
    }

    @Test
    void aJobOfAnotherDigestVersionIsRefused() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            clusters.ledger.digestVersion(99);
            assertThatThrownBy(clusters::migrate)
                    .isInstanceOfSatisfying(
                            StopoverException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PLAN_CHANGED))
                    .hasMessageContaining("version 99");
            assertThat(clusters.target.calls(Rpc.CREATE_COLLECTION)).isZero();
        }
    }

    @Test
    void nothingIsDroppedForASourceThatWasReplacedSinceThePlan() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            Rows.fill(clusters.to, Schemas.of("docs"), 1, "_default");
            var plan = clusters.newPlan(Choices.with(ExistingPolicy.RECREATE));
            drop(clusters.from);
            fill(clusters.from);
            assertThat(only(clusters.run(plan, held -> held)).failure())
                    .startsWith("SOURCE_CHANGED");
            assertThat(clusters.targetRows("docs")).hasSize(1);
        }
    }

    @Test
    void aSourceThatIsReplacedDuringTheCopyFailsTheCollection() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), ROWS, "_default");
            var plan = clusters.newPlan(Options.DEFAULTS);
            Runnable replacement =
                    () -> {
                        drop(clusters.from);
                        Rows.fill(clusters.from, Schemas.of("docs"), ROWS, "_default");
                    };
            assertThat(
                            only(clusters.run(
                                            plan,
                                            held -> WatchedLedger.after(2, held, replacement)))
                                    .failure())
                    .startsWith("SOURCE_CHANGED");
        }
    }

    @Test
    void whoeverTookTheJobOverFencesTheOldProcessOff() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            fill(clusters.from);
            var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
            assertThatThrownBy(() ->
                            clusters.run(
                                    plan, held -> WatchedLedger.after(5, held, clusters::ranges)))
                    .hasMessageContaining("taken over");
            assertVerified(clusters.migrate());
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    private static void fill(Client client) {
        Rows.fill(client, Schemas.of("docs"), ROWS, PARTITIONS);
    }

    private static void remove(Client client, long key) {
        Client.assertOk(client.delete("docs", "id in [" + key + "]").getStatus());
    }

    private static void drop(Client client) {
        Client.assertOk(
                client.stub()
                        .dropCollection(
                                DropCollectionRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .build()));
    }

    private static void interrupt(Clusters clusters, int afterRanges) throws InterruptedException {
        var plan = clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS);
        Thread me = Thread.currentThread();
        assertThatThrownBy(() -> clusters.run(plan, held -> interrupting(afterRanges, held, me)))
                .isInstanceOf(InterruptedException.class);
    }

    private static JobLedger interrupting(int afterRanges, JobLedger held, Thread thread) {
        return WatchedLedger.after(afterRanges, held, thread::interrupt);
    }

    /** Stored ranges that hold rows. */
    private static long withRows(Clusters clusters) {
        return clusters.ranges().stream()
                .flatMap(range -> RangeStates.stored(range).stream())
                .filter(stored -> stored.source().rows() > 0)
                .count();
    }

    private static long writes(Clusters clusters) {
        return clusters.target.calls(Rpc.INSERT) + clusters.target.calls(Rpc.UPSERT);
    }

    private static CollectionReport only(Report report) {
        assertThat(report.state()).isEqualTo(JobState.FAILED);
        return report.collections().getFirst();
    }
}
