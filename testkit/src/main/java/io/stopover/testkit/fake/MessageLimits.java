package io.stopover.testkit.fake;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Refuses messages over the proxy's gRPC limits as grpc-go does, with its texts: milvus-wire.md
 * §2.7.
 */
record MessageLimits(int receiveBytes, int sendBytes) implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new Receiving<>(
                next.startCall(new Sending<>(call, sendBytes), headers), call, receiveBytes);
    }

    private static boolean isOver(Object message, int limit) {
        return message instanceof MessageLite lite && lite.getSerializedSize() > limit;
    }

    private static Status tooLarge(String what, Object message, int limit) {
        int size = ((MessageLite) message).getSerializedSize();
        return Status.RESOURCE_EXHAUSTED.withDescription(
                what + " message larger than max (" + size + " vs. " + limit + ")");
    }

    private static final class Sending<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final int limit;
        private boolean isClosed;

        Sending(ServerCall<Q, R> call, int limit) {
            super(call);
            this.limit = limit;
        }

        @Override
        public void sendMessage(R message) {
            if (isOver(message, limit)) {
                isClosed = true;
                super.close(tooLarge("trying to send", message, limit), new Metadata());
            } else {
                super.sendMessage(message);
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (!isClosed) {
                super.close(status, trailers);
            }
        }
    }

    private static final class Receiving<Q, R> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, R> call;
        private final int limit;
        private boolean isClosed;

        Receiving(ServerCall.Listener<Q> listener, ServerCall<Q, R> call, int limit) {
            super(listener);
            this.call = call;
            this.limit = limit;
        }

        @Override
        public void onMessage(Q message) {
            if (isOver(message, limit)) {
                isClosed = true;
                call.close(tooLarge("grpc: received", message, limit), new Metadata());
            } else {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            if (!isClosed) {
                super.onHalfClose();
            }
        }
    }
}
