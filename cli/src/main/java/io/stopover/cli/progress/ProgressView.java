package io.stopover.cli.progress;

import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.Shell;
import io.stopover.engine.progress.CollectionProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows a job's collections on the error stream until it is closed. */
public final class ProgressView implements AutoCloseable {
    private final Painter painter;
    private final List<Watch> collections;
    private final long started = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "progress");

    private ProgressView(Painter painter, List<CollectionProgress> collections) {
        this.painter = painter;
        this.collections = collections.stream().map(Watch::new).toList();
    }

    /** Starts to show; with --quiet there is nothing to see. */
    public static ProgressView of(Globals globals, List<CollectionProgress> collections) {
        Shell shell = globals.shell();
        Painter painter =
                shell.live()
                        ? new LivePainter(shell.err(), shell.columns())
                        : new LinePainter(shell.err());
        ProgressView view =
                new ProgressView(painter, globals.quiet() ? List.of() : collections);
        if (!globals.quiet()) {
            view.thread.setDaemon(true);
            view.thread.start();
        } else {
            view.closed.countDown();
        }
        return view;
    }

    private void run() {
        try {
            do {
                look();
                painter.paint(collections, running());
            } while (!closed.await(painter.interval().toMillis(), TimeUnit.MILLISECONDS));
            look();
            painter.finish(collections, running());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long now = System.nanoTime();
        collections.forEach(watch -> watch.look(now));
    }

    private Duration running() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Shows the last state; what is printed afterwards stands below it. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
