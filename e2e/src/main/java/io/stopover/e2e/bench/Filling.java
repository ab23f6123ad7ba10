package io.stopover.e2e.bench;

import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes samples on a real server: created, filled, indexed and loaded. */
final class Filling {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final int BATCH_BYTES = 8 << 20;
    private static final int MOST_ROWS = 16_000;
    private static final int SCALAR_BYTES = 64;
    private static final int WRITERS = 2;
    private static final IndexSpec FLAT =
            new IndexSpec(
                    Sample.VECTOR,
                    "flat",
                    Map.of("index_type", "FLAT", "metric_type", "L2", "params", "{}"));

    private final Connection connection;
    private final Catalog catalog;

    Filling(Connection connection) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
    }

    void make(Sample sample) throws InterruptedException {
        create(sample);
        int batch = Math.min(MOST_ROWS, BATCH_BYTES / (sample.dim() * Float.BYTES + SCALAR_BYTES));
        Parallel.run(
                WRITERS,
                (sample.rows() + batch - 1) / batch,
                i ->
                        insert(
                                new SampleRows(
                                        sample,
                                        1 + i * batch,
                                        Math.min(batch, sample.rows() - i * batch))));
        CollectionName name = sample.at();
        TargetIndexes indexes = new TargetIndexes(catalog, connection.dialect().indexes(), name);
        List<IndexSpec> vector =
                sample.flat() ? List.of(FLAT) : indexes.temporary(sample.schema(), List.of());
        indexes.create(vector);
        catalog.flush(name);
        indexes.await(vector);
        new Loading(catalog, name).load();
    }

    /** The empty collection. */
    void create(Sample sample) {
        catalog.create(sample.at(), sample.schema(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
    }

    void drop(List<String> names) {
        for (String name : names) {
            catalog.drop(new CollectionName(CollectionName.DEFAULT_DATABASE, name));
        }
    }

    private void insert(SampleRows rows) {
        MutationResult answer =
                connection.call(MilvusServiceGrpc.getInsertMethod(), rows.request(), "", DEADLINE);
        Statuses.check(answer.getStatus(), "filling " + rows.sample().name());
    }
}
