package io.stopover.milvus.catalog;

import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.milvus.grpc.Status;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.LoadState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Releases collections, one at a time. Milvus 2.3 forgets a collection at once but answers only
 * when its query nodes have let go, a second later, and its proxy makes every other definition wait
 * for that answer (measured on 2.3.5: 20 releases at once take 20 s). So the answer is soon given
 * up, and the load state asked for instead. Thread-safe.
 */
final class Releasing {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Calls calls;
    private final Loading loading;

    /** A request that waits behind another would use up its patience there. */
    private final ReentrantLock turn = new ReentrantLock();

    Releasing(Calls calls, Loading loading) {
        this.calls = calls;
        this.loading = loading;
    }

    void release(CollectionName name) {
        var request =
                ReleaseCollectionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .build();
        turn.lock();
        try {
            if (!isForgottenSoon(name, request)) {
                calls.ask(
                        MilvusServiceGrpc.getReleaseCollectionMethod(),
                        request,
                        name.database(),
                        status -> status,
                        "releasing " + name);
            }
        } finally {
            turn.unlock();
        }
    }

    private boolean isForgottenSoon(CollectionName name, ReleaseCollectionRequest request) {
        try {
            Status status =
                    calls.connection()
                            .call(
                                    MilvusServiceGrpc.getReleaseCollectionMethod(),
                                    request,
                                    calls.database(name.database()),
                                    PATIENCE);
            return Statuses.ok(status) || isNotLoaded(name);
        } catch (CallException e) {
            return isNotLoaded(name);
        }
    }

    private boolean isNotLoaded(CollectionName name) {
        return loading.state(name, Optional.empty()) == LoadState.NOT_LOADED;
    }
}
