package io.stopover.milvus.catalog;

import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.LoadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Releases collections, one at a time. Milvus 2.3 forgets a collection at once but answers only
 * when its query nodes have let go, a second later, and its proxy makes every other definition wait
 * for that answer (measured on 2.3.5: 20 releases at once take 20 s). So the answer is soon given
 * up, and the load state asked for instead, whatever the answer: a given-up request is also
 * answered with a refusal. Thread-safe.
 */
final class Releasing {
    /** Times for the request to get where it is carried out, with or without us. */
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMillis(30), Duration.ofMillis(100), Duration.ofMillis(300));

    private static final Duration FORGOTTEN_WITHIN = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

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
        for (Duration patience : PATIENCE) {
            if (isAnswered(name, request, patience) || isForgotten(name)) {
                return;
            }
        }
        calls.ask(
                MilvusServiceGrpc.getReleaseCollectionMethod(),
                request,
                name.database(),
                status -> status,
                "releasing " + name);
    }

    private boolean isAnswered(
            CollectionName name, ReleaseCollectionRequest request, Duration patience) {
        turn.lock();
        try {
            return Statuses.ok(
                    calls.connection()
                            .call(
                                    MilvusServiceGrpc.getReleaseCollectionMethod(),
                                    request,
                                    calls.database(name.database()),
                                    patience));
        } catch (CallException e) {
            return false;
        } finally {
            turn.unlock();
        }
    }

    private boolean isForgotten(CollectionName name) {
        long until = System.nanoTime() + FORGOTTEN_WITHIN.toNanos();
        while (loading.state(name, Optional.empty()) != LoadState.NOT_LOADED) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }
}
