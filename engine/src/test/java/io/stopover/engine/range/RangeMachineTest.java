package io.stopover.engine.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.stopover.model.digest.Digest;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Mismatched;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Split;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.range.RangeState.Verified;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quicktheories.core.Gen;

final class RangeMachineTest {
    private static final Stored STORED = new Stored(new Digest(10, 1, 2), 100, Optional.empty(), 7);
    private static final Gen<List<Integer>> STEPS =
            lists().of(integers().between(0, Integer.MAX_VALUE)).ofSizeBetween(0, 200);

    @Test
    void whateverHappensNothingIsInsertedTwiceAndNothingStoredIsLost() {
        qt().withFixedSeed(1)
                .withExamples(3_000)
                .forAll(STEPS)
                .checkAssert(steps -> assertThat(after(steps).violations()).isEmpty());
    }

    @Test
    void whateverHappensTheLeavesOfTheSplitTreeTileTheKeySpace() {
        qt().withFixedSeed(2).withExamples(1_000).forAll(STEPS).check(steps -> after(steps).tile());
    }

    @Test
    void randomStepsSplitAndReachTheEnd() {
        List<SimulatedRanges> runs =
                IntStream.range(0, 20)
                        .mapToObj(seed ->
                                new Random(seed).ints(5_000, 0, Integer.MAX_VALUE).boxed().toList())
                        .map(RangeMachineTest::after)
                        .toList();

        assertThat(runs).anySatisfy(run -> assertThat(run.leaves()).hasSizeGreaterThan(4));
        assertThat(runs)
                .flatExtracting(SimulatedRanges::leaves)
                .extracting(leaf -> leaf.state().getClass().getSimpleName())
                .contains("Verified", "Mismatched");
    }

    private static SimulatedRanges after(List<Integer> steps) {
        var ranges = new SimulatedRanges();
        steps.forEach(ranges::step);
        return ranges;
    }

    @Test
    void aRangeWhoseAnswerWasLostIsSentAgainAsASecondAttempt() {
        RangeState state = RangeMachine.after(new Planned(), new RangeEvent.Sending());
        state = RangeMachine.after(state, new RangeEvent.Lost("reset"));
        assertThat(state).isEqualTo(new Unknown(1, "reset"));

        state = RangeMachine.after(state, new RangeEvent.Sending());
        assertThat(state).isEqualTo(new Sent(2));
        assertThat(RangeMachine.after(state, new RangeEvent.Acknowledged(STORED)))
                .isEqualTo(STORED);
    }

    @Test
    void aRefusalUndoesOnlyAFirstAttempt() {
        assertThat(RangeMachine.after(new Sent(1), new RangeEvent.Refused()))
                .isEqualTo(new Planned());
        assertThat(RangeMachine.after(new Sent(2), new RangeEvent.Refused()))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void aRangeKnownToBeClearOfRowsStartsAnew() {
        assertThat(RangeMachine.after(new Unknown(3, "x"), new RangeEvent.Cleared()))
                .isEqualTo(new Planned());
    }

    @Test
    void aComparedRangeCanBeComparedAgain() {
        var differed = new RangeEvent.Differed(new Digest(9, 1, 1));
        RangeState state = RangeMachine.after(STORED, differed);
        assertThat(state).isEqualTo(new Mismatched(STORED, new Digest(9, 1, 1)));

        state = RangeMachine.after(state, new RangeEvent.Matched());
        assertThat(state).isEqualTo(new Verified(STORED));
        assertThat(RangeMachine.after(state, differed)).isInstanceOf(Mismatched.class);
    }

    @Test
    void aDoubtedComparisonLeavesWhatWasStored() {
        var doubted = new RangeEvent.Doubted();
        assertThat(RangeMachine.after(new Verified(STORED), doubted)).isEqualTo(STORED);
        assertThat(RangeMachine.after(new Mismatched(STORED, Digest.EMPTY), doubted))
                .isEqualTo(STORED);
        assertThatThrownBy(() -> RangeMachine.after(new Planned(), doubted))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("finished")
    void aRangeThatIsStoredOrSplitIsNeverSentNorDividedAgain(RangeState state) {
        List<RangeEvent> writes =
                List.of(
                        new RangeEvent.Sending(),
                        new RangeEvent.Acknowledged(STORED),
                        new RangeEvent.Refused(),
                        new RangeEvent.Lost("x"),
                        new RangeEvent.Cleared());

        assertThat(writes)
                .allSatisfy(event ->
                        assertThatThrownBy(() -> RangeMachine.after(state, event))
                                .isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> RangeMachine.heir(state))
                .isInstanceOf(IllegalStateException.class);
    }

    static Stream<RangeState> finished() {
        return Stream.of(
                STORED,
                new Verified(STORED),
                new Mismatched(STORED, Digest.EMPTY),
                new Split(new RangeId(1), new RangeId(2)));
    }

    @Test
    void aSplitRangeIsNotCompared() {
        var split = new Split(new RangeId(1), new RangeId(2));

        assertThatThrownBy(() -> RangeMachine.after(split, new RangeEvent.Matched()))
                .isInstanceOf(IllegalStateException.class);
    }
}
