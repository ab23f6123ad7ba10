package io.stopover.model.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.jupiter.api.Test;

final class KeyRangeTest {
    @Test
    void halvesTileTheRangeTheyCameFrom() {
        qt().withFixedSeed(1)
                .forAll(
                        integers().between(0, 40),
                        integers().between(60, 100),
                        integers().between(41, 59),
                        integers().between(-10, 110))
                .check((after, upTo, at, key) -> {
                    var range = KeyRange.between(Key.of(after), Key.of(upTo));
                    var halves = range.splitAt(Key.of(at));
                    boolean left = halves.left().contains(Key.of(key));
                    boolean right = halves.right().contains(Key.of(key));
                    return range.contains(Key.of(key)) == (left || right) && !(left && right);
                });
    }

    @Test
    void theLowerEndIsOutsideAndTheUpperEndInside() {
        var range = KeyRange.between(Key.of(1), Key.of(3));

        assertThat(range.contains(Key.of(1))).isFalse();
        assertThat(range.contains(Key.of(2))).isTrue();
        assertThat(range.contains(Key.of(3))).isTrue();
        assertThat(range.contains(Key.of(4))).isFalse();
    }

    @Test
    void anOpenEndHoldsEveryKey() {
        assertThat(KeyRange.ALL.contains(Key.of(Long.MIN_VALUE))).isTrue();
        assertThat(KeyRange.ALL.contains(Key.of(Long.MAX_VALUE))).isTrue();
        assertThat(KeyRange.ALL.contains(Key.of(""))).isTrue();
        assertThat(KeyRange.upTo(Key.of("")).contains(Key.of(""))).isTrue();
        assertThat(KeyRange.after(Key.of("")).contains(Key.of(""))).isFalse();
    }

    @Test
    void anEmptyRangeCannotBeMade() {
        assertThatThrownBy(() -> KeyRange.between(Key.of(3), Key.of(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRange.between(Key.of("b"), Key.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeCannotBeSplitAtItsEnds() {
        var range = KeyRange.between(Key.of(1), Key.of(3));

        assertThatThrownBy(() -> range.splitAt(Key.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> range.splitAt(Key.of(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeReadsAsAnInterval() {
        assertThat(KeyRange.between(Key.of(1), Key.of(3))).hasToString("(1, 3]");
        assertThat(KeyRange.ALL).hasToString("(-∞, ∞)");
    }
}
