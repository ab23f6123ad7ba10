package io.stopover.milvus.catalog;

import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.GetLoadStateResponse;
import io.milvus.grpc.GetLoadingProgressRequest;
import io.milvus.grpc.GetLoadingProgressResponse;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.LoadState;
import java.util.Optional;

/** Whether collections can be queried. */
record Loading(Calls calls) {
    /** Starts loading; a collection that is loaded stays so. */
    void load(CollectionName name) {
        var request =
                LoadCollectionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .build();
        calls.connection()
                .repeat(() -> {
                    Statuses.check(
                            calls.connection()
                                    .call(
                                            MilvusServiceGrpc.getLoadCollectionMethod(),
                                            request,
                                            calls.database(name.database()),
                                            Calls.DEADLINE),
                            "loading " + name,
                            ErrorCode.TARGET_LOAD_FAILED);
                    return true;
                });
    }

    LoadState state(CollectionName name, Optional<String> partition) {
        var request =
                GetLoadStateRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection());
        if (calls.has(Capability.PARTITION_LOAD)) {
            partition.ifPresent(request::addPartitionNames);
        }
        GetLoadStateResponse answer;
        try {
            answer =
                    calls.ask(
                            MilvusServiceGrpc.getGetLoadStateMethod(),
                            request.build(),
                            name.database(),
                            GetLoadStateResponse::getStatus,
                            "asking for the load state of " + name);
        } catch (CallException e) {
            if (e.code() != ErrorCode.PERMISSION_DENIED) {
                throw e;
            }
            return readable(name, partition);
        }
        return switch (answer.getState()) {
            case LoadStateLoaded -> LoadState.LOADED;
            case LoadStateLoading -> LoadState.LOADING;
            case LoadStateNotLoad, UNRECOGNIZED -> LoadState.NOT_LOADED;
            // Measured on all three: a missing collection is a state, not an error.
            case LoadStateNotExist ->
                    throw new StopoverException(
                            ErrorCode.COLLECTION_NOT_FOUND, name + " is not there");
        };
    }

    /** For a user who may read but not ask: 2.3.5 wants the right to load for the question. */
    private LoadState readable(CollectionName name, Optional<String> partition) {
        var request =
                QueryRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setConsistencyLevel(ConsistencyLevel.Eventually)
                        .addOutputFields("count(*)");
        partition.ifPresent(request::addPartitionNames);
        try {
            Statuses.check(
                    calls.connection()
                            .call(
                                    MilvusServiceGrpc.getQueryMethod(),
                                    request.build(),
                                    calls.database(name.database()),
                                    Calls.DEADLINE)
                            .getStatus(),
                    "trying to read " + name);
            return LoadState.LOADED;
        } catch (CallException e) {
            if (e.code() == ErrorCode.SOURCE_NOT_LOADED) {
                return LoadState.NOT_LOADED;
            }
            throw e;
        }
    }

    int percent(CollectionName name) {
        try {
            GetLoadingProgressResponse answer =
                    calls.ask(
                            MilvusServiceGrpc.getGetLoadingProgressMethod(),
                            GetLoadingProgressRequest.newBuilder()
                                    .setDbName(calls.database(name.database()))
                                    .setCollectionName(name.collection())
                                    .build(),
                            name.database(),
                            GetLoadingProgressResponse::getStatus,
                            "asking how far " + name + " is loaded");
            return Math.toIntExact(answer.getProgress());
        } catch (CallException e) {
            if (e.code() != ErrorCode.PERMISSION_DENIED) {
                throw e;
            }
            return readable(name, Optional.empty()) == LoadState.LOADED ? 100 : 0;
        }
    }
}
