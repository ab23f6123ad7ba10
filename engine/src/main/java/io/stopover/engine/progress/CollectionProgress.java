package io.stopover.engine.progress;

import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one collection, written by the engine and read on a timer by whoever shows them.
 * Thread-safe.
 */
public final class CollectionProgress {
    private final CollectionName source;
    private final CollectionName target;
    private final LongAdder rowsRead = new LongAdder();
    private final LongAdder rowsWritten = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder rowsCompared = new LongAdder();
    private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
    private volatile long total;
    private volatile Step step = Step.WAITING;
    private volatile String note = "";
    private long since = System.nanoTime();

    public CollectionProgress(CollectionName source, CollectionName target) {
        this.source = source;
        this.target = target;
    }

    public CollectionName source() {
        return source;
    }

    public CollectionName target() {
        return target;
    }

    /** Rows expected, from the source's count; 0 while unknown. */
    public long total() {
        return total;
    }

    public void expect(long rows) {
        total = rows;
    }

    public Step step() {
        return step;
    }

    /** What the step is waiting for, in words; "" when nothing is to be said. */
    public String note() {
        return note;
    }

    public void note(String words) {
        note = words;
    }

    /** Ends the current step and starts the next one. */
    public synchronized void enter(Step next) {
        long now = System.nanoTime();
        nanos.merge(step, now - since, Long::sum);
        since = now;
        note = "";
        step = next;
    }

    /** Time spent per step so far, the running one included, without waiting. */
    public synchronized Map<String, Duration> phases() {
        Map<Step, Long> spent = new EnumMap<>(nanos);
        spent.merge(step, System.nanoTime() - since, Long::sum);
        Map<String, Duration> phases = new LinkedHashMap<>();
        spent.forEach((key, value) -> {
            if (key.isWork()) {
                phases.put(key.word(), Duration.ofNanos(value));
            }
        });
        return phases;
    }

    public long rowsRead() {
        return rowsRead.sum();
    }

    /** Rows acknowledged by the target, those of earlier runs included. */
    public long rowsWritten() {
        return rowsWritten.sum();
    }

    /** Bytes acknowledged by the target. */
    public long bytes() {
        return bytes.sum();
    }

    public long rowsCompared() {
        return rowsCompared.sum();
    }

    public void read(long rows) {
        rowsRead.add(rows);
    }

    public void written(long rows, long size) {
        rowsWritten.add(rows);
        bytes.add(size);
    }

    /** An earlier run of the job finished this collection. */
    public void doneEarlier(long rows) {
        expect(rows);
        read(rows);
        written(rows, 0);
        enter(Step.DONE);
    }

    public void compared(long rows) {
        rowsCompared.add(rows);
    }
}
