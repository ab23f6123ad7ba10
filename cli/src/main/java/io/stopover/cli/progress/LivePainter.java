package io.stopover.cli.progress;

import io.stopover.cli.text.Quantity;
import io.stopover.cli.text.Width;
import io.stopover.engine.progress.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A bar per collection that is being worked on, redrawn in place; collections that ended scroll
 * away above. Uses three control sequences that every terminal since the VT100 knows.
 */
final class LivePainter implements Painter {
    private static final String CLEAR_BELOW = "\r\u001b[J";
    private static final int BAR = 20;
    private static final int WIDEST_NAME = 32;

    private final PrintWriter out;
    private final int columns;
    private final Set<Watch> gone = new HashSet<>();
    private int drawn;

    LivePainter(PrintWriter out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(200);
    }

    @Override
    public void paint(List<Watch> collections, Duration running) {
        draw(collections, live(collections, running));
    }

    @Override
    public void finish(List<Watch> collections, Duration running) {
        draw(collections, List.of());
    }

    private void draw(List<Watch> collections, List<String> live) {
        int nameWidth = nameWidth(collections);
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\u001b[").append(drawn).append('A');
        }
        screen.append(CLEAR_BELOW);
        for (Watch watch : collections) {
            if (watch.ended() && gone.add(watch)) {
                screen.append(line(watch, nameWidth)).append('\n');
            }
        }
        live.forEach(line -> screen.append(line).append('\n'));
        drawn = live.size();
        out.print(screen);
        out.flush();
    }

    private List<String> live(List<Watch> collections, Duration running) {
        int nameWidth = nameWidth(collections);
        List<String> lines = new ArrayList<>();
        collections.stream()
                .filter(Watch::active)
                .forEach(watch -> lines.add(line(watch, nameWidth)));
        long ended = collections.stream().filter(Watch::ended).count();
        lines.add(
                Width.cut(
                        "  "
                                + ended
                                + " of "
                                + collections.size()
                                + " collections done, "
                                + Quantity.time(running),
                        columns - 1));
        return lines;
    }

    private String line(Watch watch, int nameWidth) {
        String name = Width.padRight(Width.cut(watch.name(), nameWidth), nameWidth);
        String line =
                switch (watch.step()) {
                    case DONE -> "✓ " + name + "  " + watch.summary();
                    case FAILED -> "✗ " + name + "  failed after " + watch.summary();
                    case WAITING,
                            CREATING,
                            COPYING,
                            INDEXING,
                            LOADING,
                            RESOLVING,
                            COMPARING,
                            FINISHING ->
                            "  "
                                    + name
                                    + "  "
                                    + Width.padRight(watch.step().word(), longestWord())
                                    + "  "
                                    + bar(watch)
                                    + "  "
                                    + watch.figures();
                };
        return Width.cut(line.stripTrailing(), columns - 1);
    }

    private static String bar(Watch watch) {
        return watch.share()
                .map(share -> {
                    int full = (int) (share * BAR);
                    return "█".repeat(full)
                            + "░".repeat(BAR - full)
                            + Width.padLeft((int) (share * 100) + "%", 5);
                })
                .orElse("·".repeat(BAR) + " ".repeat(5));
    }

    private static int nameWidth(List<Watch> collections) {
        return collections.stream()
                .mapToInt(watch -> Math.min(WIDEST_NAME, Width.of(watch.name())))
                .max()
                .orElse(0);
    }

    private static int longestWord() {
        return Step.COMPARING.word().length();
    }
}
