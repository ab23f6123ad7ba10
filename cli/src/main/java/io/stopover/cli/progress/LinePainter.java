package io.stopover.cli.progress;

import io.stopover.cli.text.Quantity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A line every few seconds, for logs. */
final class LinePainter implements Painter {
    private final PrintWriter out;

    LinePainter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void paint(List<Watch> collections, Duration running) {
        String active =
                collections.stream()
                        .filter(Watch::active)
                        .map(LinePainter::words)
                        .collect(Collectors.joining("; "));
        print(collections, running, active);
    }

    @Override
    public void finish(List<Watch> collections, Duration running) {
        print(collections, running, "");
    }

    private void print(List<Watch> collections, Duration running, String active) {
        long ended = collections.stream().filter(Watch::ended).count();
        out.println(
                "["
                        + Quantity.time(running)
                        + "] "
                        + ended
                        + " of "
                        + collections.size()
                        + " collections done"
                        + (active.isEmpty() ? "" : "; " + active));
    }

    private static String words(Watch watch) {
        String share = watch.share().map(s -> " " + (int) (s * 100) + "%").orElse("");
        String figures = watch.figures().isEmpty() ? "" : " (" + watch.figures() + ")";
        return watch.name() + " " + watch.step().word() + share + figures;
    }
}
