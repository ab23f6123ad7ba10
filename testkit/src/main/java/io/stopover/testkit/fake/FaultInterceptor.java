package io.stopover.testkit.fake;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls and lets the ordered faults happen, one fault per call, in the order they were asked
 * for. Safe for threads.
 */
final class FaultInterceptor implements ServerInterceptor {
    private final Map<Rpc, Queue<Fault>> pending = new ConcurrentHashMap<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final Map<Rpc, LongAdder> calls = new ConcurrentHashMap<>();

    void add(Rpc rpc, Fault fault) {
        queue(rpc).add(fault);
    }

    long calls(Rpc rpc) {
        return counter(rpc).sum();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Rpc rpc = Rpc.of(call.getMethodDescriptor());
        counter(rpc).increment();
        @Nullable Fault fault = queue(rpc).poll();
        if (fault == null) {
            return next.startCall(call, headers);
        }
        return switch (fault) {
            case Fault.Answer answer -> new Answering<>(call, answer);
            case Fault.LoseReply lose -> next.startCall(new LosingReply<>(call), headers);
            case Fault.Late late ->
                    new Late<>(call, next.startCall(new Muted<>(call), headers), held);
            case Fault.Unavailable unavailable -> new Unavailable<>(call);
        };
    }

    void applyLate() {
        held.removeIf(request -> {
            request.run();
            return true;
        });
    }

    private Queue<Fault> queue(Rpc rpc) {
        return pending.computeIfAbsent(rpc, absent -> new ConcurrentLinkedQueue<>());
    }

    private LongAdder counter(Rpc rpc) {
        return calls.computeIfAbsent(rpc, absent -> new LongAdder());
    }

    private static final class Answering<Q, R> extends ServerCall.Listener<Q> {
        private final ServerCall<Q, R> call;
        private final Fault.Answer answer;

        Answering(ServerCall<Q, R> call, Fault.Answer answer) {
            this.call = call;
            this.answer = answer;
            call.request(1);
        }

        @Override
        public void onHalfClose() {
            call.sendHeaders(new Metadata());
            call.sendMessage(
                    Calls.refusedWith(
                            call.getMethodDescriptor(),
                            Refusal.status(answer.code(), answer.reason())));
            call.close(Status.OK, new Metadata());
        }
    }

    private static final class Unavailable<Q, R> extends ServerCall.Listener<Q> {
        private final ServerCall<Q, R> call;

        Unavailable(ServerCall<Q, R> call) {
            this.call = call;
            call.request(1);
        }

        @Override
        public void onHalfClose() {
            call.close(Status.UNAVAILABLE.withDescription("server is going away"), new Metadata());
        }
    }

    /** Answers at once and keeps the request for later. */
    private static final class Late<Q, R> extends ServerCall.Listener<Q> {
        private final ServerCall<Q, R> call;
        private final ServerCall.Listener<Q> applying;
        private final Queue<Runnable> held;

        Late(ServerCall<Q, R> call, ServerCall.Listener<Q> applying, Queue<Runnable> held) {
            this.call = call;
            this.applying = applying;
            this.held = held;
        }

        @Override
        public void onMessage(Q message) {
            applying.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            held.add(applying::onHalfClose);
            call.close(
                    Status.UNAVAILABLE.withDescription("connection reset, the request is queued"),
                    new Metadata());
        }
    }

    private static final class Muted<Q, R> extends SimpleForwardingServerCall<Q, R> {
        Muted(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(R message) {}

        @Override
        public void close(Status status, Metadata trailers) {}
    }

    private static final class LosingReply<Q, R> extends SimpleForwardingServerCall<Q, R> {
        LosingReply(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(R message) {}

        @Override
        public void close(Status status, Metadata trailers) {
            super.close(
                    Status.UNAVAILABLE.withDescription(
                            "connection reset after the request was applied"),
                    trailers);
        }
    }
}
