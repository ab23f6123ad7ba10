package io.stopover.milvus.frame;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lets gRPC pull a request's pieces straight into its own buffers; the only copy on the way out.
 */
final class WriteRequestMarshaller implements Marshaller<WriteRequest> {
    @Override
    public InputStream stream(WriteRequest request) {
        return new Drain(request);
    }

    @Override
    public WriteRequest parse(InputStream stream) {
        throw new UnsupportedOperationException("write requests are only sent");
    }

    private static final class Drain extends InputStream implements Drainable, KnownLength {
        private final WriteRequest request;

        Drain(WriteRequest request) {
            this.request = request;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            request.writeTo(target);
            return request.size();
        }

        @Override
        public int available() {
            return request.size();
        }

        @Override
        public int read() {
            throw onlyDrained();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            throw onlyDrained();
        }

        private static UnsupportedOperationException onlyDrained() {
            return new UnsupportedOperationException("gRPC drains a message whose length it knows");
        }
    }
}
