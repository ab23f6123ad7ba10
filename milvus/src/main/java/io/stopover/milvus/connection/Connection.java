package io.stopover.milvus.connection;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.milvus.grpc.Status;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Failure;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.plan.Server;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Some HTTP/2 connections to one server. Thread-safe; calls block and may be made from virtual
 * threads, and an interrupted call ends at once.
 */
public final class Connection implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Channels channels;
    private final Repetition repetition;
    private final Greeting greeting;

    private Connection(ConnectionSettings settings, Channels channels, Greeting greeting) {
        this.settings = settings;
        this.channels = channels;
        this.repetition = new Repetition(settings.retryBudget());
        this.greeting = greeting;
    }

    /**
     * Connects, authenticates and finds out what the server is.
     *
     * @throws io.stopover.model.error.StopoverException UNREACHABLE, TLS_FAILED,
     *     AUTHENTICATION_FAILED, DATABASE_NOT_FOUND, UNSUPPORTED_SERVER; within the settings' open
     *     deadline and a few seconds
     */
    public static Connection open(ConnectionSettings settings) {
        Channels channels = Channels.open(settings);
        try {
            return new Connection(settings, channels, Greeting.exchange(settings, channels));
        } catch (RuntimeException e) {
            channels.close();
            throw e;
        }
    }

    public Dialect dialect() {
        return greeting.dialect();
    }

    /** What this server is, for plans and reports. */
    public Server server() {
        return new Server(
                settings.endpoint().toString(),
                greeting.version(),
                dialect().name(),
                dialect().verified());
    }

    /**
     * Makes exactly one attempt. The answer's own status is the caller's to check.
     *
     * @param database goes into the header {@code dbname}; empty for the default one
     * @throws CallException when no answer came
     */
    public <Q, A> A call(
            MethodDescriptor<Q, A> method, Q request, String database, Duration deadline) {
        try {
            return ClientCalls.blockingUnaryCall(
                    Headers.withDatabase(channels.next(), database),
                    method,
                    CallOptions.DEFAULT.withDeadlineAfter(
                            deadline.toMillis(), TimeUnit.MILLISECONDS),
                    request);
        } catch (StatusRuntimeException e) {
            throw new CallException(Failure.of(e), "calling " + method.getBareMethodName(), e);
        }
    }

    /**
     * Calls until it succeeds, the failure is final, or the retry budget is used up. Only for
     * requests that may be repeated without harm.
     *
     * @param status where the answer carries its status
     * @param during what is being done, for people
     * @throws CallException the last failure
     */
    public <Q, A> A callIdempotent(
            MethodDescriptor<Q, A> method,
            Q request,
            String database,
            Duration deadline,
            Function<A, Status> status,
            String during) {
        return repetition.of(() -> {
            A answer = call(method, request, database, deadline);
            Statuses.check(status.apply(answer), during);
            return answer;
        });
    }

    /**
     * Runs an attempt until it succeeds, its {@link CallException} is final, or the retry budget is
     * used up.
     */
    public <T> T repeat(Supplier<T> attempt) {
        return repetition.of(attempt);
    }

    /** The user these calls are made as; empty when there is none or a token hides it. */
    public Optional<String> user() {
        return settings.credential() instanceof Credential.UserPassword(var user, var password)
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Collections that the plan of a Zilliz Cloud cluster allows, where its host name tells. */
    public OptionalInt mostCollections() {
        return settings.endpoint().mostCollections();
    }

    /** Calls are made without any credential. */
    public boolean anonymous() {
        return settings.credential() instanceof Credential.None;
    }

    /** Whoever sees the traffic on its way to the server can read the credential. */
    public boolean credentialInClear() {
        return settings.credentialInClear();
    }

    /** Closes every channel; calls under way fail. */
    @Override
    public void close() {
        channels.close();
    }
}
