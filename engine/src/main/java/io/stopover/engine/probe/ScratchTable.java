package io.stopover.engine.probe;

import io.stopover.engine.copy.Framing;
import io.stopover.engine.flow.Backoff;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.milvus.write.WriteOutcome;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A scratch collection, read and written with the classes of a migration. Not thread-safe. */
final class ScratchTable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Connection connection;
    private final Catalog catalog;
    private final CollectionInfo info;
    private final Framing framing;
    private final CollectionReader reader;
    private final RangeWriter writer;
    private ReadPoint point = ReadPoint.NOW;

    ScratchTable(Connection connection, CollectionPlan plan) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.info = plan.source();
        this.framing = Framing.of(plan, connection.dialect());
        this.reader =
                new CollectionReader(connection, info.name(), info.schema(), framing.columns());
        this.writer = new RangeWriter(connection, info.name(), Shape.KEY);
    }

    CollectionName name() {
        return info.name();
    }

    /** As the server described it when it was new. */
    CollectionInfo info() {
        return info;
    }

    Framing framing() {
        return framing;
    }

    CollectionReader reader() {
        return reader;
    }

    /** Not before anything that this object wrote. */
    ReadPoint point() {
        return point;
    }

    /** Indexes what must have an index, and begins to load. */
    void startLoading() {
        TargetIndexes indexes = new TargetIndexes(catalog, connection.dialect().indexes(), name());
        indexes.create(indexes.temporary(info.schema(), List.of()));
        catalog.load(name());
    }

    void load() throws InterruptedException {
        startLoading();
        new Loading(catalog, name()).load();
    }

    WriteOutcome.Acknowledged insert(Sample rows) throws InterruptedException {
        return insert("", rows);
    }

    WriteOutcome.Acknowledged insert(String partition, Sample rows) throws InterruptedException {
        return acknowledged(() -> tryToInsert(partition, rows));
    }

    /** One attempt, whatever comes of it. */
    WriteOutcome tryToInsert(String partition, Sample rows) {
        return writer.insert(framing.request(rows.frame(), rows.count(), partition));
    }

    void upsert(Sample rows) throws InterruptedException {
        acknowledged(() -> writer.upsert(framing.request(rows.frame(), rows.count(), "")));
    }

    void delete(List<Key> keys) {
        writer.delete("", keys);
        point = reader.now();
    }

    /** The rows of a range, as a migration reads them. */
    Sample read(KeyRange keys) {
        return read("", keys);
    }

    Sample read(String partition, KeyRange keys) {
        Frame frame = reader.read(partition, keys, point);
        return new Sample(frame, framing.rows(frame));
    }

    List<Key> keys(KeyRange keys) {
        return reader.keysOf(read(keys).frame());
    }

    /** Strong, doubled keys counted twice. */
    long count(KeyRange keys) {
        return catalog.count(
                name(), List.of(), Optional.of(reader.expressions().in(keys)), PATIENCE);
    }

    long count() {
        return catalog.count(name(), List.of(), Optional.empty(), PATIENCE);
    }

    long count(String partition) {
        return catalog.count(name(), List.of(partition), Optional.empty(), PATIENCE);
    }

    /**
     * Attempts until the server is done putting off.
     *
     * @throws CallException what else the server said
     */
    private WriteOutcome.Acknowledged acknowledged(Supplier<WriteOutcome> attempt)
            throws InterruptedException {
        Backoff backoff = new Backoff(PATIENCE);
        while (true) {
            switch (attempt.get()) {
                case WriteOutcome.Acknowledged done -> {
                    point = point.notBefore(done.timestamp());
                    return done;
                }
                case WriteOutcome.Later later -> {
                    if (!backoff.pause()) {
                        throw later.cause();
                    }
                }
                case WriteOutcome.TooLarge(CallException cause) -> throw cause;
                case WriteOutcome.Refused(CallException cause) -> throw cause;
                case WriteOutcome.Uncertain(CallException cause) -> throw cause;
            }
        }
    }
}
