package io.stopover.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceBlockingStub;
import io.milvus.grpc.ShowCollectionsRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MilvusServerTest {
    private final List<ManagedChannel> channels = new ArrayList<>();

    @AfterEach
    void closeChannels() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    @Test
    void theGeneratedPasswordIsTheOnlyOneThatMilvusTakes(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) {
        assertThat(databases(connect(server, server.password()))).contains("default");
        for (var wrong : new String[] {"Milvus", "wrong"}) {
            assertThatThrownBy(() -> databases(connect(server, wrong)))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("auth");
        }
        assertThatThrownBy(() -> databases(connect(server, null)))
                .isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void twoInstancesAreTwoServersAndOneIsTheSameEverywhere(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer first,
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 2) TestServer second,
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer again) {
        assertThat(again).isSameAs(first);
        assertThat(second.endpoint()).isNotEqualTo(first.endpoint());
        assertThat(first.password()).isNull();
    }

    @Test
    void eachLiteServerAnswers(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer older,
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer newer) {
        for (var server : new TestServer[] {older, newer}) {
            var answer =
                    connect(server, null)
                            .showCollections(ShowCollectionsRequest.getDefaultInstance());
            assertThat(answer.getStatus().getCode()).isZero();
        }
    }

    @Test
    void aKilledServerComesBackWithDataAndPassword(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server)
            throws InterruptedException {
        var created =
                connect(server, server.password())
                        .createDatabase(
                                CreateDatabaseRequest.newBuilder().setDbName("survivor").build());
        assertThat(created.getCode()).isZero();

        server.killHard();
        assertThatThrownBy(() -> databases(connect(server, server.password())))
                .isInstanceOf(StatusRuntimeException.class);
        server.restart();

        assertThat(databases(connect(server, server.password()))).contains("survivor");
    }

    private static List<String> databases(MilvusServiceBlockingStub server) {
        return server.listDatabases(ListDatabasesRequest.getDefaultInstance()).getDbNamesList();
    }

    private MilvusServiceBlockingStub connect(TestServer server, @Nullable String password) {
        var endpoint = URI.create(server.endpoint());
        var channel =
                NettyChannelBuilder.forAddress(endpoint.getHost(), endpoint.getPort())
                        .usePlaintext()
                        .build();
        channels.add(channel);
        var stub = MilvusServiceGrpc.newBlockingStub(channel);
        if (password == null) {
            return stub;
        }
        var header = new Metadata();
        var credentials = (server.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
        header.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                Base64.getEncoder().encodeToString(credentials));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header));
    }
}
