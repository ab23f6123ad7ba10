package io.stopover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
    @ParameterizedTest
    @CsvSource({
        "books, 5",
        "书籍, 4",
        "ｶﾅ, 2",
        "カナ, 4",
        "한글, 4",
        "é, 1",
        "e\u0301, 1",
        "😀, 2",
        "𠀀, 2"
    })
    void aTextTakesTheColumnsThatATerminalGivesIt(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void aCutTextEndsWithAnEllipsisAndNeverInHalfACharacter() {
        assertThat(Width.cut("书籍目录", 8)).isEqualTo("书籍目录");
        assertThat(Width.cut("书籍目录", 7)).isEqualTo("书籍目…");
        assertThat(Width.cut("书籍目录", 6)).isEqualTo("书籍…");
        assertThat(Width.cut("😀😀", 3)).isEqualTo("😀…");
    }
}
