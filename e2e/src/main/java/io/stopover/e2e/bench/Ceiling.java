package io.stopover.e2e.bench;

import io.stopover.engine.copy.Framing;
import io.stopover.engine.copy.RangeSizer;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.WriteRequest;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.milvus.write.WriteOutcome;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.range.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The denominator: the same ranges are read and thrown away while the same frames, read beforehand,
 * are inserted, both with no ledger, digest, budget or dependence of a write on its read.
 */
final class Ceiling {
    private static final int[] GRID = {1, 2, 4};

    private final Connection target;
    private final Sample sample;
    private final Framing framing;
    private final CollectionReader reader;
    private final String partition;
    private final ReadPoint point;
    private final List<KeyRange> ranges = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    /**
     * @param seconds the best wall time
     * @param readers ranges read at a time in that run
     * @param writers inserts at a time in that run
     */
    record Best(double seconds, int readers, int writers) {}

    Ceiling(Connection source, Connection target, Sample sample, CollectionPlan plan) {
        this.target = target;
        this.sample = sample;
        this.framing = Framing.of(plan, target.dialect());
        this.reader =
                new CollectionReader(
                        source, sample.at(), plan.source().schema(), framing.columns());
        this.partition = plan.partitions().getFirst();
        this.point = reader.now();
    }

    Best measure() throws InterruptedException {
        RangeSizer sizer = new RangeSizer(sample.schema());
        new RangeScout(reader, partition, point).tile(Optional.empty(), sizer::rows, ranges::add);
        for (KeyRange range : ranges) {
            frames.add(reader.read(partition, range, point));
        }
        Best best = new Best(Double.MAX_VALUE, 0, 0);
        for (int readers : GRID) {
            for (int writers : GRID) {
                double seconds = run(readers, writers);
                if (seconds < best.seconds()) {
                    best = new Best(seconds, readers, writers);
                }
            }
        }
        return best;
    }

    private double run(int readers, int writers) throws InterruptedException {
        Filling filling = new Filling(target);
        Sample copy = sample.called(sample.name() + "_ceiling", sample.rows());
        filling.create(copy);
        RangeWriter writer = new RangeWriter(target, copy.at(), "id");
        long start = System.nanoTime();
        Thread reading =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Parallel.run(
                                        readers,
                                        ranges.size(),
                                        i -> reader.read(partition, ranges.get(i), point));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Parallel.run(writers, frames.size(), i -> insert(writer, copy, frames.get(i)));
        reading.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        filling.drop(List.of(copy.name()));
        return seconds;
    }

    private void insert(RangeWriter writer, Sample copy, Frame frame) {
        int rows = framing.rows(frame);
        if (rows > 0) {
            WriteRequest whole = framing.request(frame, rows, partition);
            WriteOutcome outcome =
                    writer.insert(
                            new WriteRequest(
                                    copy.at().database(),
                                    copy.name(),
                                    partition,
                                    whole.columns(),
                                    rows));
            if (!(outcome instanceof WriteOutcome.Acknowledged)) {
                throw new IllegalStateException("the ceiling's insert failed: " + outcome);
            }
        }
    }
}
