package io.stopover.milvus.connection;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.buffer.PooledByteBufAllocator;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.stopover.milvus.endpoint.ConnectionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Several channels used in turn: one HTTP/2 connection is one event loop and one TCP stream. */
final class Channels implements AutoCloseable {
    /** Answers of 64 MiB and more must not wait for window updates. */
    private static final int FLOW_CONTROL_WINDOW = 64 << 20;

    /**
     * Bounds what a few answers can take of a small heap, whatever a schema hides; a larger answer
     * is asked for in parts.
     */
    private static final int LARGEST_ANSWER = 32 << 20;

    /**
     * Chunks of 16 MiB (8 KiB pages, doubled 11 times). With gRPC's 2 MiB an answer of some
     * megabytes takes several, which are given back and zeroed anew for the next: a sixth of the
     * CPU time of a copy (measured).
     */
    private static final PooledByteBufAllocator BUFFERS =
            new PooledByteBufAllocator(
                    true,
                    0,
                    2,
                    8 << 10,
                    11,
                    PooledByteBufAllocator.defaultSmallCacheSize(),
                    PooledByteBufAllocator.defaultNormalCacheSize(),
                    false);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Milvus cuts clients that ping more often than every 5 s; gRPC's C core (Milvus Lite)
     * tolerates few pings during a long silent call, so pings are rarer than the SDK's 10 s.
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    /** A loaded server may answer a ping late; losing a write's outcome costs more than waiting. */
    private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(20);

    private final List<ManagedChannel> managed;
    private final List<Channel> usable;
    private final AtomicInteger turn = new AtomicInteger();

    private Channels(List<ManagedChannel> managed, List<Channel> usable) {
        this.managed = managed;
        this.usable = usable;
    }

    /** Makes the channels; nothing is connected before the first call. */
    static Channels open(ConnectionSettings settings) {
        List<ManagedChannel> managed = new ArrayList<>();
        List<Channel> usable = new ArrayList<>();
        for (int i = 0; i < settings.channels(); i++) {
            ManagedChannel channel = channel(settings);
            managed.add(channel);
            usable.add(ClientInterceptors.intercept(channel, new Headers(settings.credential())));
        }
        return new Channels(List.copyOf(managed), List.copyOf(usable));
    }

    Channel next() {
        return usable.get(Math.floorMod(turn.getAndIncrement(), usable.size()));
    }

    private static ManagedChannel channel(ConnectionSettings settings) {
        var builder =
                NettyChannelBuilder.forAddress(
                                settings.endpoint().host(), settings.endpoint().port())
                        .directExecutor() // blocking calls bring their own thread
                        .disableRetry() // whether a call is repeated is decided by its meaning
                        .disableServiceConfigLookUp()
                        .maxInboundMessageSize(LARGEST_ANSWER)
                        .flowControlWindow(FLOW_CONTROL_WINDOW)
                        .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .withOption(ChannelOption.ALLOCATOR, BUFFERS)
                        .withOption(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                (int) CONNECT_TIMEOUT.toMillis());
        if (!settings.endpoint().tls()) {
            return builder.usePlaintext().build();
        }
        settings.tls().serverName().ifPresent(builder::overrideAuthority);
        return builder.sslContext(TlsContext.of(settings.tls())).build();
    }

    @Override
    public void close() {
        managed.forEach(ManagedChannel::shutdownNow);
        try {
            for (ManagedChannel channel : managed) {
                channel.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
