package io.stopover.cli.progress;

import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.Shell;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.Report;
import java.time.Duration;
import java.util.List;

/** Shows a job's collections on the error stream while it runs. */
public final class ProgressView {
    private final Painter painter;
    private final List<Watch> collections;
    private final long started = System.nanoTime();
    private final Thread thread = new Thread(this::run, "progress");
    private boolean closed;

    private ProgressView(Painter painter, List<CollectionProgress> collections) {
        this.painter = painter;
        this.collections = collections.stream().map(Watch::new).toList();
    }

    /** A job that runs until it has its report. */
    public interface Job {
        Report run() throws InterruptedException;
    }

    /**
     * Runs the job on this thread and shows it meanwhile. A signal stops it cleanly.
     *
     * @param name what is stopped then
     * @throws StopoverException INTERRUPTED
     */
    public static Report whileRunning(
            Globals globals, List<CollectionProgress> collections, String name, Job job) {
        globals.shell().cleanStop().interruptsThisThread();
        try {
            if (globals.quiet()) {
                return job.run();
            }
            ProgressView view = new ProgressView(painter(globals.shell()), collections);
            view.thread.setDaemon(true);
            view.thread.start();
            try {
                return job.run();
            } finally {
                view.close();
            }
        } catch (InterruptedException e) {
            throw new StopoverException(ErrorCode.INTERRUPTED, "", name + " was stopped", e);
        }
    }

    private static Painter painter(Shell shell) {
        return shell.live()
                ? new LivePainter(shell.err(), shell.columns())
                : new LinePainter(shell.err());
    }

    private void run() {
        try {
            while (true) {
                paint();
                Thread.sleep(painter.interval());
            }
        } catch (InterruptedException e) {
            // The job has ended: close() shows the rest.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void paint() {
        if (!closed) {
            look();
            painter.paint(collections, running());
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
    private synchronized void close() {
        closed = true;
        thread.interrupt();
        look();
        painter.finish(collections, running());
    }
}
