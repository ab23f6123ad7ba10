package io.stopover.model.range;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class KeyTest {
    // Few characters from each region of Unicode, so that texts share prefixes and differ in
    // regions.
    private static final List<Integer> CODE_POINTS =
            List.of(
                    0, 0x61, 0x62, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000,
                    0x10ffff);

    private static final Gen<String> TEXTS =
            lists().of(integers().between(0, CODE_POINTS.size() - 1))
                    .ofSizeBetween(0, 6)
                    .map(picks ->
                            picks.stream()
                                    .map(pick -> Character.toString(CODE_POINTS.get(pick)))
                                    .collect(Collectors.joining()));

    @Test
    void textKeysSortByTheirUtf8Bytes() {
        qt().withFixedSeed(1)
                .withExamples(20_000)
                .forAll(TEXTS, TEXTS)
                .check((a, b) ->
                        Integer.signum(Key.of(a).compareTo(Key.of(b)))
                                == Integer.signum(
                                        Arrays.compareUnsigned(
                                                a.getBytes(UTF_8), b.getBytes(UTF_8))));
    }

    @Test
    void numericKeysSortAsSignedNumbers() {
        qt().withFixedSeed(2)
                .forAll(longs().all(), longs().all())
                .check((a, b) -> Key.of(a).compareTo(Key.of(b)) == Long.compare(a, b));
        assertThat(Key.of(Long.MIN_VALUE)).isLessThan(Key.of(Long.MAX_VALUE));
    }

    @Test
    void theEmptyTextIsTheSmallest() {
        assertThat(Key.of("")).isLessThan(Key.of("\0"));
    }

    @Test
    void keysOfDifferentKindsDoNotCompare() {
        assertThatThrownBy(() -> Key.of(1).compareTo(Key.of("1")))
                .isInstanceOf(ClassCastException.class);
    }
}
