package io.stopover.milvus.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.milvus.grpc.ClientInfo;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The first words with a server: Connect and GetVersion. */
record Greeting(String version, Dialect dialect) {

    static Greeting exchange(ConnectionSettings settings, Channels channels) {
        String database = settings.endpoint().database().orElse("");
        Channel channel = Headers.withDatabase(channels.next(), database);
        try {
            return new Words(channel, settings).exchange();
        } catch (StatusRuntimeException e) {
            throw OpenFailure.explain(settings, e);
        }
    }

    /** Both calls on one channel under one deadline. */
    private static final class Words {
        private final Channel channel;
        private final ConnectionSettings settings;
        private final CallOptions options;

        Words(Channel channel, ConnectionSettings settings) {
            this.channel = channel;
            this.settings = settings;
            this.options =
                    CallOptions.DEFAULT.withDeadlineAfter(
                            settings.openDeadline().toMillis(), TimeUnit.MILLISECONDS);
        }

        Greeting exchange() {
            Optional<ConnectResponse> connected =
                    askIfImplemented(MilvusServiceGrpc.getConnectMethod(), introduction());
            connected.ifPresent(c -> Statuses.check(c.getStatus(), during()));
            Optional<GetVersionResponse> version =
                    askIfImplemented(
                            MilvusServiceGrpc.getGetVersionMethod(),
                            GetVersionRequest.getDefaultInstance());
            version.ifPresent(v -> Statuses.check(v.getStatus(), during()));
            if (version.isPresent()) {
                return named(version.get().getVersion());
            }
            String tags =
                    connected
                            .orElseThrow(() -> OpenFailure.notMilvus(settings))
                            .getServerInfo()
                            .getBuildTags();
            return tags.isEmpty()
                    ? new Greeting(Dialect.LITE_2, Dialect.withoutVersion())
                    : named(tags);
        }

        /** Refused here, so that nobody speaks on with a server that loses rows. */
        private Greeting named(String version) {
            Dialect dialect = Dialect.of(version);
            dialect.unsupported()
                    .ifPresent(why -> {
                        throw new StopoverException(
                                ErrorCode.UNSUPPORTED_SERVER, during(), dialect + " " + why, null);
                    });
            return new Greeting(
                    version, settings.endpoint().zillizCloud() ? dialect.onZilliz() : dialect);
        }

        private String during() {
            return "connecting to " + settings.endpoint();
        }

        /** Milvus Lite 2 has no GetVersion, Milvus before 2.2.9 no Connect. */
        private <Q, A> Optional<A> askIfImplemented(MethodDescriptor<Q, A> method, Q request) {
            try {
                return Optional.of(
                        ClientCalls.blockingUnaryCall(channel, method, options, request));
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        private static ConnectRequest introduction() {
            return ConnectRequest.newBuilder()
                    .setClientInfo(
                            ClientInfo.newBuilder()
                                    .setSdkType("Stopover")
                                    .setLocalTime(Instant.now().toString()))
                    .build();
        }
    }
}
