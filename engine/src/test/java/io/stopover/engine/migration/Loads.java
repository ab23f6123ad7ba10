package io.stopover.engine.migration;

import static io.stopover.testkit.client.Client.assertOk;

import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.LoadState;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.stopover.testkit.client.Client;

/** Whether a collection of the default database is loaded. */
final class Loads {
    private Loads() {}

    static boolean loaded(Client client, String collection) {
        return client.stub()
                        .getLoadState(
                                GetLoadStateRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .build())
                        .getState()
                == LoadState.LoadStateLoaded;
    }

    static void load(Client client, String collection) {
        assertOk(
                client.stub()
                        .loadCollection(
                                LoadCollectionRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .build()));
    }

    static void release(Client client, String collection) {
        assertOk(
                client.stub()
                        .releaseCollection(
                                ReleaseCollectionRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .build()));
    }
}
