package io.stopover.cli.progress;

import io.stopover.cli.text.Plain;
import io.stopover.cli.text.Quantity;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One collection as it is shown. Looked at by one thread. */
final class Watch {
    private final CollectionProgress counters;
    private final Pace rows = new Pace();
    private final Pace bytes = new Pace();
    private Step step = Step.WAITING;

    Watch(CollectionProgress counters) {
        this.counters = counters;
    }

    /** Takes the counters as they are now. */
    void look(long nanos) {
        step = counters.step();
        rows.at(nanos, done());
        bytes.at(nanos, counters.bytes());
    }

    Step step() {
        return step;
    }

    boolean active() {
        return step != Step.WAITING && !ended();
    }

    boolean ended() {
        return step == Step.DONE || step == Step.FAILED;
    }

    String name() {
        return Plain.line(counters.target().toString());
    }

    /** Rows of the present step; each step that counts rows starts at 0. */
    private long done() {
        return step == Step.COMPARING ? counters.rowsCompared() : counters.rowsWritten();
    }

    /** How much of the present step is done, 0 to 1; empty when that cannot be known. */
    Optional<Double> share() {
        boolean counts = step == Step.COPYING || step == Step.COMPARING;
        return counts && counters.total() > 0
                ? Optional.of(Math.min(1, (double) done() / counters.total()))
                : Optional.empty();
    }

    /** Rows, speed and remaining time, as far as the step has them. */
    String figures() {
        List<String> figures = new ArrayList<>();
        if (share().isPresent()) {
            figures.add(Quantity.count(done()) + "/" + Quantity.count(counters.total()) + " rows");
            if (step == Step.COPYING && bytes.perSecond() > 0) {
                figures.add(Quantity.bytes(bytes.perSecond()) + "/s");
            }
            rows.until(counters.total())
                    .map(Quantity::time)
                    .map("ETA "::concat)
                    .ifPresent(figures::add);
        }
        if (!counters.note().isEmpty()) {
            figures.add(Plain.line(counters.note()));
        }
        return String.join("  ", figures);
    }

    /** What remains to be said when the collection has ended. */
    String summary() {
        Duration time = counters.phases().values().stream().reduce(Duration.ZERO, Duration::plus);
        long total = Math.max(counters.rowsWritten(), counters.rowsCompared());
        return Quantity.count(total) + " rows in " + Quantity.time(time);
    }
}
