package io.stopover.testkit.fake;

import io.milvus.grpc.AllocTimestampResponse;
import io.milvus.grpc.CheckHealthResponse;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ServerInfo;

/** Connect, GetVersion, CheckHealth and AllocTimestamp. */
final class SystemCalls {
    private final Store store;
    private final String versionText;
    private final Sequence sessions = new Sequence(1);

    SystemCalls(Store store, String versionText) {
        this.store = store;
        this.versionText = versionText;
    }

    void bindTo(Calls calls) {
        calls.bind(MilvusServiceGrpc.getConnectMethod(), this::connect);
        calls.bind(
                MilvusServiceGrpc.getGetVersionMethod(),
                request -> GetVersionResponse.newBuilder().setVersion(versionText).build());
        calls.bind(
                MilvusServiceGrpc.getCheckHealthMethod(),
                request -> CheckHealthResponse.newBuilder().setIsHealthy(true).build());
        calls.bind(
                MilvusServiceGrpc.getAllocTimestampMethod(),
                request ->
                        AllocTimestampResponse.newBuilder()
                                .setTimestamp(store.tso().next())
                                .build());
    }

    private ConnectResponse connect(ConnectRequest request) {
        Database named = store.database("");
        return ConnectResponse.newBuilder()
                .setServerInfo(
                        ServerInfo.newBuilder()
                                .setBuildTags(versionText)
                                .setDeployMode("STANDALONE")
                                .putReserved("database", named.name()))
                .setIdentifier(sessions.next())
                .build();
    }
}
