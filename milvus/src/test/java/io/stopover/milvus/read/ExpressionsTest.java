package io.stopover.milvus.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
    private static final List<String> PARTS =
            List.of(
                    "\\",
                    "\"",
                    "'",
                    "\\u4e00",
                    "\\n",
                    "u4e00",
                    "\n",
                    "\t",
                    "\0",
                    "\u007f",
                    "7",
                    "a",
                    "é",
                    "\u0085",
                    "\u2028",
                    "\ufeff",
                    "一",
                    "\uffff",
                    "\uD83D\uDE00",
                    "&&",
                    "]",
                    ", ",
                    "{x}",
                    "%");

    private final Expressions expressions = new Expressions("id", Dialect.of("2.6.8"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"",
                "\\",
                "\\\"",
                "\\u4e00",
                "\\\\u4e00",
                "\u4e00",
                "\\101",
                "\\x41",
                "'",
                "\n",
                "\0001",
                "\u007f7",
                "\uD83D\uDE00",
                "a\" || id > \""
            })
    void aServerReadsTheKeyBackAsItIs(String key) {
        assertThat(unquoted(literal(key))).isEqualTo(key);
    }

    @Test
    void aServerReadsAnyKeyBackAsItIs() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int parts = random.nextInt(12); parts > 0; parts--) {
                key.append(PARTS.get(random.nextInt(PARTS.size())));
            }

            String literal = literal(key.toString());

            assertThat(unquoted(literal)).isEqualTo(key.toString());
            // Since 2.4 a server replaces this anywhere in an expression before it parses it.
            assertThat(literal).doesNotContain("\\u");
        }
    }

    @Test
    void liteThreeKnowsFewEscapesAndReadsTheRestAsItIs() {
        Expressions lite = new Expressions("id", Dialect.of("milvus_lite-3.2.2"));

        String expression =
                lite.in(
                        new KeyRange(
                                Optional.of(Key.of("\\u4e00 \"q\" \n\r\t\0001")),
                                Optional.empty()));

        assertThat(expression).isEqualTo("id > \"\\\\u4e00 \\\"q\\\" \\n\\r\t\0001\"");
    }

    @Test
    void theLongestKeyFitsIntoAnExpression() {
        String key = "\\".repeat(65_535);

        assertThat(unquoted(literal(key))).isEqualTo(key);
    }

    @Test
    void aRangeIsOpenBelowAndClosedAbove() {
        assertThat(in(Optional.of(Key.of(-5)), Optional.of(Key.of(7))))
                .isEqualTo("id > -5 && id <= 7");
        assertThat(in(Optional.empty(), Optional.of(Key.of("m")))).isEqualTo("id <= \"m\"");
        assertThat(in(Optional.of(Key.of("")), Optional.empty())).isEqualTo("id > \"\"");
    }

    @Test
    void theLeastNumberIsNeverWritten() {
        Key least = Key.of(Long.MIN_VALUE);

        assertThat(in(Optional.of(least), Optional.empty()))
                .isEqualTo("id >= -9223372036854775807");
        assertThat(in(Optional.empty(), Optional.of(least))).isEqualTo("id < -9223372036854775807");
        assertThat(expressions.oneOf(List.of(Key.of(1), least)))
                .containsExactlyInAnyOrder("id in [1]", "id < -9223372036854775807");
        assertThat(expressions.oneOf(List.of(least))).containsExactly("id < -9223372036854775807");
    }

    @Test
    void keysAreLeftOutOfARange() {
        KeyRange range = KeyRange.between(Key.of(-5), Key.of(7));
        Key least = Key.of(Long.MIN_VALUE);
        assertThat(expressions.inWithout(range, List.of())).isEqualTo("id > -5 && id <= 7");
        assertThat(expressions.inWithout(range, List.of(Key.of(1), Key.of(2))))
                .isEqualTo("id > -5 && id <= 7 && id not in [1, 2]");
        assertThat(expressions.inWithout(range, List.of(least)))
                .isEqualTo("id > -5 && id <= 7 && id >= -9223372036854775807");
    }

    @Test
    void keysAreListed() {
        assertThat(expressions.oneOf(List.of(Key.of(Long.MAX_VALUE), Key.of(0))))
                .containsExactly("id in [9223372036854775807, 0]");
        assertThat(expressions.oneOf(List.of(Key.of("")))).containsExactly("id in [\"\"]");
        assertThat(expressions.oneOf(List.of())).isEmpty();
    }

    @Test
    void manyKeysAreSpreadOverSeveralLists() {
        List<Key> keys = LongStream.range(0, 100_000).mapToObj(Key::of).toList();

        List<String> lists = expressions.oneOf(keys);

        assertThat(lists).hasSizeGreaterThan(1).allMatch(list -> list.length() < 200_000);
        assertThat(
                        lists.stream()
                                .map(list -> list.substring("id in [".length(), list.length() - 1))
                                .collect(Collectors.joining(", ")))
                .isEqualTo(keys.stream().map(Key::toString).collect(Collectors.joining(", ")));
    }

    private String in(Optional<Key> after, Optional<Key> upTo) {
        return expressions.in(new KeyRange(after, upTo));
    }

    private String literal(String key) {
        String expression = in(Optional.of(Key.of(key)), Optional.empty());
        assertThat(expression).startsWith("id > \"").endsWith("\"");
        return expression.substring("id > ".length());
    }

    /** Go's strconv.Unquote for double quotes, which Milvus' parser calls; fails as it does. */
    private static String unquoted(String literal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = literal.substring(1, literal.length() - 1).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            switch (in[i]) {
                case '"', '\n' -> throw new AssertionError("not a Go literal: " + literal);
                case '\\' -> {
                    int digits = in[i + 1] == 'x' ? 2 : 3;
                    int from = in[i + 1] == 'x' ? i + 2 : i + 1;
                    String number = new String(in, from, digits, StandardCharsets.US_ASCII);
                    out.write(Integer.parseInt(number, in[i + 1] == 'x' ? 16 : 8));
                    i = from + digits - 1;
                }
                default -> out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
