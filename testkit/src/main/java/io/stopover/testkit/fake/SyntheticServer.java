package io.stopover.testkit.fake;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.KeyValuePair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A Milvus 2.6 for benchmarks, faster than any client: collection {@value #SOURCE} holds generated
 * rows, every other collection counts what is inserted into it and then answers the same rows. Only
 * ranges of {@code id} can be queried. Safe for threads.
 */
public final class SyntheticServer implements AutoCloseable {
    /** The collection that holds rows from the start. */
    public static final String SOURCE = "bench";

    private static final int RECEIVE_LIMIT_BYTES = 64 << 20;
    private static final int WINDOW_BYTES = 64 << 20;

    private final Server server;

    private SyntheticServer(Server server) {
        this.server = server;
    }

    /**
     * Listens on 127.0.0.1; port 0 takes a free one.
     *
     * @param bare rows have nothing but a key and a vector
     */
    public static SyntheticServer start(int port, long rows, int dim, boolean bare)
            throws IOException {
        Store store = new Store(FakeVersion.V2_6_3);
        Calls calls = new Calls();
        new SystemCalls(store, store.version().text(), 0).bindTo(calls);
        new DatabaseCalls(store).bindTo(calls);
        new PartitionCalls(store).bindTo(calls);
        new AliasCalls(store).bindTo(calls);
        new LoadCalls(store).bindTo(calls);
        IndexCalls indexes = new IndexCalls(store);
        indexes.bindTo(calls);
        CollectionCalls collections = new CollectionCalls(store);
        collections.bindTo(calls);
        StoredCollection source = createSource(store, collections, indexes, dim, bare);
        new SyntheticCalls(store, new SyntheticRows(rows, dim, source.schema()), source)
                .bindTo(calls);
        Server server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .maxInboundMessageSize(RECEIVE_LIMIT_BYTES)
                        .flowControlWindow(WINDOW_BYTES)
                        .addService(calls.service())
                        .build();
        return new SyntheticServer(server.start());
    }

    /**
     * Arguments: port (0 for a free one), rows, dimension, and {@code bare} for rows of nothing but
     * a key and a vector. Prints {@code listening on PORT} and runs until it is killed.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 3) {
            System.err.println("usage: SyntheticServer PORT ROWS DIM [bare]");
            System.exit(2);
        }
        try (SyntheticServer synthetic =
                start(
                        Integer.parseInt(args[0]),
                        Long.parseLong(args[1]),
                        Integer.parseInt(args[2]),
                        args.length > 3)) {
            System.out.println("listening on " + synthetic.port());
            synthetic.server.awaitTermination();
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static StoredCollection createSource(
            Store store, CollectionCalls collections, IndexCalls indexes, int dim, boolean bare) {
        collections.create(
                CreateCollectionRequest.newBuilder()
                        .setCollectionName(SOURCE)
                        .setSchema(SyntheticRows.schema(SOURCE, dim, bare).toByteString())
                        .build());
        indexes.create(
                CreateIndexRequest.newBuilder()
                        .setCollectionName(SOURCE)
                        .setFieldName("vec")
                        .addExtraParams(
                                KeyValuePair.newBuilder()
                                        .setKey("index_type")
                                        .setValue("AUTOINDEX"))
                        .addExtraParams(
                                KeyValuePair.newBuilder().setKey("metric_type").setValue("L2"))
                        .build());
        StoredCollection source = store.collection("", SOURCE);
        source.load();
        return source;
    }
}
