package io.stopover.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.text.Width;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.model.schema.CollectionName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PainterTest {
    private final CollectionProgress books = progress("books");
    private final CollectionProgress names = progress("名前");
    private final List<Watch> watches = List.of(new Watch(books), new Watch(names));
    private final StringWriter screen = new StringWriter();

    private static CollectionProgress progress(String name) {
        CollectionName full = new CollectionName("shop", name);
        return new CollectionProgress(full, full);
    }

    private void look(long second) {
        watches.forEach(watch -> watch.look(TimeUnit.SECONDS.toNanos(second)));
    }

    private void copyHalf() {
        books.expect(1_000);
        books.enter(Step.COPYING);
        look(0);
        books.written(500, 2_000_000);
        look(1);
    }

    @Test
    void aBarShowsRowsSpeedAndRemainingTime() {
        copyHalf();
        new LivePainter(new PrintWriter(screen), 100).paint(watches, Duration.ofSeconds(1));
        assertThat(screen.toString())
                .contains("shop.books  copy     ██████████░░░░░░░░░░  50%  500/1,000 rows")
                .contains("2.0 MB/s", "ETA 1.0 s", "0 of 2 collections done")
                .doesNotContain("名前");
    }

    @Test
    void theNextPictureIsDrawnOverTheLast() {
        copyHalf();
        LivePainter painter = new LivePainter(new PrintWriter(screen), 100);
        painter.paint(watches, Duration.ofSeconds(1));
        screen.getBuffer().setLength(0);
        painter.paint(watches, Duration.ofSeconds(2));
        assertThat(screen.toString()).startsWith("\u001b[2A\r\u001b[J");
    }

    @Test
    void aFinishedCollectionStaysOnTheScreenOnce() {
        copyHalf();
        books.enter(Step.DONE);
        look(2);
        LivePainter painter = new LivePainter(new PrintWriter(screen), 100);
        painter.paint(watches, Duration.ofSeconds(2));
        painter.finish(watches, Duration.ofSeconds(3));
        assertThat(screen.toString()).containsOnlyOnce("✓ shop.books  500 rows in");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        copyHalf();
        new LivePainter(new PrintWriter(screen), 60).paint(watches, Duration.ofSeconds(1));
        assertThat(screen.toString().lines())
                .allMatch(line -> Width.of(line.replace("[J", "")) < 60);
    }

    @Test
    void aLogGetsOneLine() {
        copyHalf();
        new LinePainter(new PrintWriter(screen)).paint(watches, Duration.ofSeconds(1));
        assertThat(screen.toString())
                .isEqualToIgnoringNewLines(
                        "[1.0 s] 0 of 2 collections done; shop.books copy 50% (500/1,000 rows  2.0 MB/s  ETA 1.0 s)");
    }
}
