package io.stopover.testkit.fake;

import io.milvus.grpc.AllocTimestampResponse;
import io.milvus.grpc.CheckHealthResponse;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.GetMetricsRequest;
import io.milvus.grpc.GetMetricsResponse;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ServerInfo;

/** Connect, GetVersion, CheckHealth, AllocTimestamp and GetMetrics. */
final class SystemCalls {
    private final Store store;
    private final Sequence sessions = new Sequence(1);

    private final String versionText;
    private final long freeMemory;

    SystemCalls(Store store, String versionText, long freeMemory) {
        this.store = store;
        this.versionText = versionText;
        this.freeMemory = freeMemory;
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
        if (freeMemory > 0) {
            calls.bind(MilvusServiceGrpc.getGetMetricsMethod(), this::metrics);
        }
    }

    /** As the real 2.3.5 answers for system_info, without the other nodes and facts. */
    private GetMetricsResponse metrics(GetMetricsRequest request) {
        return GetMetricsResponse.newBuilder()
                .setResponse(
                        """
                        {"nodes_info": [
                          {"infos": {"type": "querynode",
                                     "hardware_infos": {"memory": %d, "memory_usage": 1000}}},
                          {"infos": {"type": "proxy",
                                     "hardware_infos": {"memory": 5000000, "memory_usage": 1}}}]}
                        """
                                .formatted(freeMemory + 1000))
                .build();
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
