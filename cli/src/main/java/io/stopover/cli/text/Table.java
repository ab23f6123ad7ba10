package io.stopover.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells under headings, aligned by terminal columns. Not thread-safe. */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private enum Side {
        LEFT,
        RIGHT
    }

    private record Column(String heading, Side side) {
        String pad(String cell, int width) {
            return switch (side) {
                case LEFT -> Width.padRight(cell, width);
                case RIGHT -> Width.padLeft(cell, width);
            };
        }
    }

    /**
     * @param headings one per column; a heading that starts with {@code >} makes a column of
     *     numbers
     */
    public Table(String... headings) {
        columns =
                Arrays.stream(headings)
                        .map(heading ->
                                heading.startsWith(">")
                                        ? new Column(heading.substring(1), Side.RIGHT)
                                        : new Column(heading, Side.LEFT))
                        .toList();
    }

    /** Adds a row; it has one cell per heading. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + columns.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).map(Plain::line).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table's lines, none longer than {@code terminal} columns while a text column can give
     * way.
     */
    public List<String> lines(int terminal) {
        int[] widths = widths(terminal);
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        lines.add(
                String.join(
                        GAP, Arrays.stream(widths).mapToObj("─"::repeat).toArray(String[]::new)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int[] widths(int terminal) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] =
                    Math.max(
                            Width.of(columns.get(i).heading()),
                            rows.stream()
                                    .mapToInt(row -> Width.of(row.get(column)))
                                    .max()
                                    .orElse(0));
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - terminal;
        while (excess > 0) {
            int widest = widestText(widths);
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** The widest column of text that may still shrink; -1 when there is none. */
    private int widestText(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean shrinks = columns.get(i).side() == Side.LEFT && widths[i] > NARROWEST;
            if (shrinks && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Width.cut(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP).append(columns.get(i).pad(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
