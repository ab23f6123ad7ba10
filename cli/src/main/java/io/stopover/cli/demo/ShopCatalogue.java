package io.stopover.cli.demo;

import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.stopover.engine.index.Loading;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A made-up shop: products in partitions, customers by VARCHAR key, reviews with dynamic fields, in
 * two databases. Every run makes the same rows. Thread-safe.
 */
public final class ShopCatalogue {
    private static final int BATCH = 1000;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final List<ShopTable> tables = List.of(new Products(), new Customers(), new Reviews());

    /** Hears how many rows of a collection are written. Called from the thread that fills. */
    @FunctionalInterface
    public interface Progress {
        void written(CollectionName collection, int rows, int of);
    }

    /** The collections' names, in the order in which they are filled. */
    public List<CollectionName> collections() {
        return tables.stream().map(ShopTable::name).toList();
    }

    /** Rows of all collections together. */
    public int rows() {
        return tables.stream().mapToInt(ShopTable::rows).sum();
    }

    /**
     * Makes databases, collections, rows and indexes, and loads. A collection that is complete
     * stays as it is; one of which a part is there is dropped and made anew. Fails with {@link
     * io.stopover.milvus.status.CallException}.
     */
    public void fill(Connection server, Progress progress) throws InterruptedException {
        Catalog catalog = new Catalog(server);
        for (ShopTable table : tables) {
            catalog.createDatabase(table.name().database(), Map.of());
            if (!complete(catalog, table)) {
                catalog.drop(table.name());
                create(catalog, table);
                write(server, table, progress);
                index(catalog, table);
            }
            progress.written(table.name(), table.rows(), table.rows());
        }
    }

    private static boolean complete(Catalog catalog, ShopTable table) {
        return catalog.describe(table.name()).isPresent()
                && new Loading(catalog, table.name()).loaded()
                && count(catalog, table) == table.rows();
    }

    private static long count(Catalog catalog, ShopTable table) {
        return catalog.count(table.name(), List.of(), Optional.empty(), DEADLINE);
    }

    private static void create(Catalog catalog, ShopTable table) {
        catalog.create(table.name(), table.schema(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        table.partitions().forEach(p -> catalog.createPartition(table.name(), p));
    }

    private static void write(Connection server, ShopTable table, Progress progress) {
        for (int first = 0; first < table.rows(); first += BATCH) {
            progress.written(table.name(), first, table.rows());
            int rows = Math.min(BATCH, table.rows() - first);
            InsertRequest request =
                    InsertRequest.newBuilder()
                            .setDbName(table.name().database())
                            .setCollectionName(table.name().collection())
                            .setPartitionName(partition(table, first))
                            .addAllFieldsData(table.columns(first, rows))
                            .setNumRows(rows)
                            .build();
            MutationResult answer =
                    server.call(
                            MilvusServiceGrpc.getInsertMethod(),
                            request,
                            table.name().database(),
                            DEADLINE);
            Statuses.check(answer.getStatus(), "filling " + table.name());
        }
    }

    private static String partition(ShopTable table, int first) {
        List<String> partitions = table.partitions();
        return partitions.isEmpty() ? "" : partitions.get(first / BATCH % partitions.size());
    }

    /** Indexed and loaded, as a collection in use is. */
    private static void index(Catalog catalog, ShopTable table) throws InterruptedException {
        catalog.createIndex(
                table.name(),
                new IndexSpec(
                        ShopTable.VECTOR,
                        ShopTable.VECTOR,
                        Map.of(
                                "index_type",
                                "HNSW",
                                "metric_type",
                                "COSINE",
                                "params",
                                "{\"M\":16,\"efConstruction\":64}")));
        new Loading(catalog, table.name()).load();
    }
}
