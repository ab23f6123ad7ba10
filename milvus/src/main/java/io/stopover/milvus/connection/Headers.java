package io.stopover.milvus.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.stopover.milvus.endpoint.Credential;

/** Adds headers to every call: who asks, and in which database. */
final class Headers implements ClientInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
    private static final Metadata.Key<String> DATABASE = key("dbname");

    private final Metadata added;

    private Headers(Metadata added) {
        this.added = added;
    }

    Headers(Credential credential) {
        this(new Metadata());
        credential.header().ifPresent(value -> added.put(AUTHORIZATION, value.reveal()));
    }

    static Channel withDatabase(Channel channel, String database) {
        if (database.isEmpty()) {
            return channel;
        }
        Metadata metadata = new Metadata();
        metadata.put(DATABASE, database);
        return ClientInterceptors.intercept(channel, new Headers(metadata));
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
            MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.merge(added);
                super.start(listener, headers);
            }
        };
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
