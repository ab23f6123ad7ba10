package io.stopover.testkit.fake;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Milvus on a free port of 127.0.0.1 that keeps data in memory and enforces the protocol rules of
 * one version line. It answers the calls of {@link Rpc}. Safe for threads.
 */
public final class FakeMilvus implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;

    private final Store store;
    private final Calls calls = new Calls();
    private final FaultInterceptor faults = new FaultInterceptor();
    private final Server server;

    private FakeMilvus(FakeOptions options) {
        store = new Store(options.version());
        bind(options);
        server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .maxInboundMessageSize(Integer.MAX_VALUE)
                        .addService(
                                ServerInterceptors.interceptForward(
                                        calls.service(),
                                        new AccessInterceptor(options.users()),
                                        new MessageLimits(
                                                options.receiveLimitBytes(),
                                                options.sendLimitBytes()),
                                        faults))
                        .build();
    }

    /** Open access and default limits. */
    public static FakeMilvus start(FakeVersion version) {
        return start(FakeOptions.of(version));
    }

    public static FakeMilvus start(FakeOptions options) {
        FakeMilvus fake = new FakeMilvus(options);
        try {
            fake.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the fake could not listen on 127.0.0.1", e);
        }
        return fake;
    }

    public int port() {
        return server.getPort();
    }

    /** As a person would write it: {@code http://127.0.0.1:port}. */
    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    /** The next call of this kind suffers this fault; faults asked for earlier come first. */
    public void onNext(Rpc rpc, Fault fault) {
        onNext(rpc, fault, 1);
    }

    public void onNext(Rpc rpc, Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(rpc, fault);
        }
    }

    /** Applies every request that suffered {@link Fault#late} and was not applied yet. */
    public void applyLate() {
        faults.applyLate();
    }

    /** How often it was called, faults included, calls without access not. */
    public long calls(Rpc rpc) {
        return faults.calls(rpc);
    }

    /**
     * Every live copy of every row, by key and then in the order of writing, whatever is loaded.
     */
    public List<FakeRow> rows(String database, String collection) {
        return calls.reading(() -> {
            StoredCollection stored = store.existing(database).collection(collection);
            return stored
                    .rows()
                    .visible(new Expression.All(), stored.partitions().keySet(), store.tso().next())
                    .stream()
                    .flatMap(copies -> copies.reversed().stream())
                    .map(row -> FakeRow.of(row, stored.schema()))
                    .toList();
        });
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bind(FakeOptions options) {
        new SystemCalls(store, options.oddities().versionText(), options.freeMemory())
                .bindTo(calls);
        new DatabaseCalls(store).bindTo(calls);
        new CollectionCalls(store).bindTo(calls);
        new PartitionCalls(store).bindTo(calls);
        new AliasCalls(store).bindTo(calls);
        new IndexCalls(store).bindTo(calls);
        new LoadCalls(store).bindTo(calls);
        new MutationCalls(store).bindTo(calls);
        new QueryCall(store, options).bindTo(calls);
    }
}
