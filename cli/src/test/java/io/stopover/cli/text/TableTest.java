package io.stopover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersAreAlignedToTheRightAndTextToTheLeft() {
        Table table = new Table("Name", ">Rows").row("a", "7").row("books", "1,234");
        assertThat(table.lines(80))
                .containsExactly("Name    Rows", "─────  ─────", "a          7", "books  1,234");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        Table table = new Table("Name", "Is").row("书籍目录", "ok").row("books", "ok");
        assertThat(table.lines(80))
                .containsExactly("Name      Is", "────────  ──", "书籍目录  ok", "books     ok");
    }

    @Test
    void theWidestTextGivesWayToTheTerminal() {
        Table table =
                new Table("Name", "Note", ">Rows").row("a".repeat(40), "short note", "1,000,000");
        assertThat(table.lines(40)).allMatch(line -> Width.of(line) <= 40);
        assertThat(table.lines(40).get(2)).contains("aaa…").contains("1,000,000");
    }

    @Test
    void aRowNeedsACellPerHeading() {
        Table table = new Table("Name");
        assertThatThrownBy(() -> table.row("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
