package io.stopover.milvus.connection;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceImplBase;
import io.milvus.grpc.ShowCollectionsRequest;
import io.milvus.grpc.ShowCollectionsResponse;
import io.milvus.grpc.Status;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A gRPC server that greets like Milvus 2.6 and answers ShowCollections by a script. */
final class ScriptedMilvus extends MilvusServiceImplBase implements AutoCloseable {
    private final Deque<Consumer<StreamObserver<ShowCollectionsResponse>>> script =
            new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Server server;
    private final boolean tls;

    private ScriptedMilvus(Optional<TestCertificate> certificate) throws IOException {
        this.tls = certificate.isPresent();
        var builder =
                NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        if (certificate.isPresent()) {
            try (InputStream chain = Files.newInputStream(certificate.get().certificate());
                    InputStream key = Files.newInputStream(certificate.get().key())) {
                builder.sslContext(
                        GrpcSslContexts.configure(SslContextBuilder.forServer(chain, key)).build());
            }
        }
        this.server = builder.addService(this).build().start();
    }

    static ScriptedMilvus plain() throws IOException {
        return new ScriptedMilvus(Optional.empty());
    }

    static ScriptedMilvus withTls(TestCertificate certificate) throws IOException {
        return new ScriptedMilvus(Optional.of(certificate));
    }

    /** The next call is answered with this status; after the script ends, with success. */
    synchronized ScriptedMilvus then(Status status) {
        script.add(answer -> {
            answer.onNext(ShowCollectionsResponse.newBuilder().setStatus(status).build());
            answer.onCompleted();
        });
        return this;
    }

    synchronized ScriptedMilvus then(io.grpc.Status status) {
        script.add(answer -> answer.onError(status.asRuntimeException()));
        return this;
    }

    synchronized ScriptedMilvus thenSilence() {
        script.add(answer -> {});
        return this;
    }

    int calls() {
        return calls.get();
    }

    Endpoint endpoint() {
        return new Endpoint(tls, "localhost", server.getPort(), Optional.empty());
    }

    ConnectionSettings settings() {
        return ConnectionSettings.of(endpoint(), Credential.none(), Tls.standard());
    }

    @Override
    public void connect(ConnectRequest request, StreamObserver<ConnectResponse> answer) {
        answer.onNext(ConnectResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> answer) {
        answer.onNext(GetVersionResponse.newBuilder().setVersion("v2.6.8").build());
        answer.onCompleted();
    }

    @Override
    public synchronized void showCollections(
            ShowCollectionsRequest request, StreamObserver<ShowCollectionsResponse> answer) {
        calls.incrementAndGet();
        var next = script.poll();
        if (next == null) {
            answer.onNext(ShowCollectionsResponse.getDefaultInstance());
            answer.onCompleted();
        } else {
            next.accept(answer);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
