package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.CreatePartitionRequest;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceImplBase;
import io.milvus.grpc.ShowPartitionsRequest;
import io.milvus.grpc.ShowPartitionsResponse;
import io.milvus.grpc.Status;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.milvus.status.CallException;
import io.stopover.model.schema.CollectionName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostAnswerTest {
    private static final CollectionName BOOKS = new CollectionName("default", "books");

    private final Partitions partitions = new Partitions();
    private final Server server;
    private final Connection connection;
    private final Catalog catalog;

    LostAnswerTest() throws IOException {
        server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .addService(partitions)
                        .build()
                        .start();
        connection =
                Connection.open(
                        ConnectionSettings.of(
                                new Endpoint(
                                        false, "localhost", server.getPort(), Optional.empty()),
                                Credential.none(),
                                Tls.standard()));
        catalog = new Catalog(connection);
    }

    @AfterEach
    void stop() {
        connection.close();
        server.shutdownNow();
    }

    @Test
    void whatWasMadeBeforeTheAnswerWasLostIsNotMadeAgain() {
        partitions.lose(1, true);
        catalog.createPartition(BOOKS, "p1");
        assertThat(partitions.requests).containsExactly("p1");
    }

    @Test
    void whatWasLostWithItsRequestIsAskedForAgain() {
        partitions.lose(2, false);
        catalog.createPartition(BOOKS, "p1");
        assertThat(partitions.requests).containsExactly("p1", "p1", "p1");
        assertThat(partitions.made).containsExactly("p1");
    }

    @Test
    void aRefusalIsNotRepeated() {
        partitions.refuse();
        assertThatThrownBy(() -> catalog.createPartition(BOOKS, "p1"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("no more partitions");
        assertThat(partitions.requests).containsExactly("p1");
    }

    /** Makes partitions, and loses answers with or without the request. */
    private static final class Partitions extends MilvusServiceImplBase {
        final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        final List<String> made = Collections.synchronizedList(new ArrayList<>());
        private int losses;
        private boolean madeWhenLost;
        private boolean refusing;

        synchronized void lose(int answers, boolean made) {
            losses = answers;
            madeWhenLost = made;
        }

        synchronized void refuse() {
            refusing = true;
        }

        @Override
        public synchronized void createPartition(
                CreatePartitionRequest request, StreamObserver<Status> answer) {
            requests.add(request.getPartitionName());
            if (refusing) {
                answer.onNext(
                        Status.newBuilder().setCode(1100).setReason("no more partitions").build());
                answer.onCompleted();
                return;
            }
            boolean lost = losses-- > 0;
            if (!lost || madeWhenLost) {
                made.add(request.getPartitionName());
            }
            if (lost) {
                answer.onError(Code.UNAVAILABLE.toStatus().asRuntimeException());
            } else {
                answer.onNext(Status.getDefaultInstance());
                answer.onCompleted();
            }
        }

        @Override
        public void showPartitions(
                ShowPartitionsRequest request, StreamObserver<ShowPartitionsResponse> answer) {
            answer.onNext(ShowPartitionsResponse.newBuilder().addAllPartitionNames(made).build());
            answer.onCompleted();
        }

        @Override
        public void connect(ConnectRequest request, StreamObserver<ConnectResponse> answer) {
            answer.onNext(ConnectResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void getVersion(
                GetVersionRequest request, StreamObserver<GetVersionResponse> answer) {
            answer.onNext(GetVersionResponse.newBuilder().setVersion("3.0.0").build());
            answer.onCompleted();
        }
    }
}
