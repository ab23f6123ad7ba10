package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostReplyTest {
    /** Three partitions of five rows, each cut at its least key. */
    private static final int RANGES = 6;

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void aRangeWhoseReplyWasLostIsUpsertedNotInserted(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = filled(version)) {
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.INSERT)).isEqualTo(RANGES);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isEqualTo(1);
        }
    }

    @Test
    void aServerThatWentAwayMayHaveWrittenSoTheRangeIsUpserted() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.unavailable());
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.INSERT)).isEqualTo(RANGES);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isEqualTo(1);
        }
    }

    @Test
    void aRateLimitedInsertWroteNothingSoItIsInsertedAgain() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.rateLimited(), 2);
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.INSERT)).isEqualTo(RANGES + 2);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isZero();
        }
    }

    @Test
    void aHealingUpsertWhoseReplyIsLostIsUpsertedAgain() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            clusters.target.onNext(Rpc.UPSERT, Fault.loseReply(), 2);
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isEqualTo(3);
        }
    }

    @Test
    void aRefusedHealingIsHealingStill() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            clusters.target.onNext(Rpc.UPSERT, Fault.rateLimited());
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.INSERT)).isEqualTo(RANGES);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void aWriteThatLandsAfterItsReplacementIsCountedAndReplacedAgain(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = filled(version)) {
            clusters.target.onNext(Rpc.INSERT, Fault.late());
            assertVerified(landingAfter(RANGES, clusters, Options.DEFAULTS));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void aLateWriteIsCountedAlsoWhenNothingIsVerified() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.late());
            landingAfter(RANGES, clusters, Choices.with(VerifyMode.NONE));
            Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
        }
    }

    @Test
    void theTimeOfALostWriteIsOnRecordBeforeItsRangeIsUnknown() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            Plan plan = clusters.newPlan(Options.DEFAULTS);
            assertThatThrownBy(() -> clusters.run(plan, WatchedLedger::killedAtALostWrite))
                    .isInstanceOf(WatchedLedger.Killed.class);
            assertThat(clusters.ranges())
                    .extracting(Range::state)
                    .doesNotHaveAnyElementsOfTypes(RangeState.Unknown.class);
            assertThat(clusters.uncertain()).isPresent();
            assertCopied(clusters);
        }
    }

    /** The late write lands when so many ranges are stored. */
    private static Report landingAfter(int ranges, Clusters clusters, Options options)
            throws InterruptedException {
        return clusters.run(
                clusters.newPlan(options),
                held -> WatchedLedger.after(ranges, held, clusters.target::applyLate));
    }

    @Test
    void aRefusalThatNothingCanChangeEndsTheCopyWithItsText() throws InterruptedException {
        try (Clusters clusters = filled(FakeVersion.V2_6_8)) {
            clusters.target.onNext(Rpc.INSERT, Fault.answer(1100, "no such luck"), RANGES);
            assertThat(clusters.migrate().collections().getFirst().failure())
                    .contains("no such luck");
            assertThat(clusters.targetRows("docs")).isEmpty();
            assertThat(clusters.ranges())
                    .extracting(range -> range.state().getClass().getSimpleName())
                    .contains(RangeState.Planned.class.getSimpleName())
                    .doesNotContain(RangeState.Stored.class.getSimpleName());
        }
    }

    private static Clusters filled(FakeVersion version) {
        Clusters clusters = Clusters.of(version, version);
        Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default", "red", "blue");
        return clusters;
    }

    private static void assertCopied(Clusters clusters) throws InterruptedException {
        assertVerified(clusters.migrate());
        Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
    }
}
