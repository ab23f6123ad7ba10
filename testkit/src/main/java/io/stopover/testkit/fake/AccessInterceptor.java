package io.stopover.testkit.fake;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.stopover.testkit.fake.FakeOptions.Right;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code dbname} header and, where the server has users, checks {@code authorization}:
 * milvus-wire.md §4.2.
 */
final class AccessInterceptor implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> DATABASE =
            Metadata.Key.of("dbname", Metadata.ASCII_STRING_MARSHALLER);

    private final Map<String, Right> users;

    AccessInterceptor(Map<String, Right> users) {
        this.users = users;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<Status> refusal = refusal(headers, Rpc.of(call.getMethodDescriptor()));
        if (refusal.isPresent()) {
            call.close(refusal.get(), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        String database = Optional.ofNullable(headers.get(DATABASE)).orElse("");
        return Contexts.interceptCall(
                Context.current().withValue(Store.DATABASE_HEADER, database), call, headers, next);
    }

    private Optional<Status> refusal(Metadata headers, Rpc rpc) {
        if (users.isEmpty()) {
            return Optional.empty();
        }
        Right right = users.get(secret(headers));
        if (right == null) {
            return Optional.of(
                    Status.UNAUTHENTICATED.withDescription(
                            "auth check failure, please check username and password are correct"));
        }
        return right == Right.READ_ONLY && rpc.writes()
                ? Optional.of(
                        Status.PERMISSION_DENIED.withDescription(
                                "Privilege" + rpc.method() + ": permission deny to the user"))
                : Optional.empty();
    }

    private static String secret(Metadata headers) {
        try {
            byte[] secret =
                    Base64.getDecoder()
                            .decode(Optional.ofNullable(headers.get(AUTHORIZATION)).orElse(""));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
