package io.stopover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
    private static final char ESCAPE = 27;
    private static final char RIGHT_TO_LEFT_OVERRIDE = 0x202E;

    @Test
    void aTerminalIsGivenNoOrders() {
        assertThat(Plain.line("a" + ESCAPE + "[2K\rSuccessful" + (char) 0x9B + "1A"))
                .isEqualTo("a\\u001b[2K\\u000dSuccessful\\u009b1A");
    }

    @Test
    void noTextIsTurnedAround() {
        assertThat(Plain.line("a" + RIGHT_TO_LEFT_OVERRIDE + "b")).isEqualTo("a\\u202eb");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Plain.line("书籍 \"x\\y\" é 😀")).isEqualTo("书籍 \"x\\y\" é 😀");
    }

    @Test
    void aFurtherLineCannotPassForOneOfOurs() {
        assertThat(Plain.lines("TARGET_REFUSED: no\nSuccessful: 1 collection\n  remedy: x"))
                .isEqualTo("TARGET_REFUSED: no\n  Successful: 1 collection\n  remedy: x");
        assertThat(Plain.line("a\nb")).isEqualTo("a\\u000ab");
    }
}
