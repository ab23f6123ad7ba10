package io.stopover.testkit.fake;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message made of slices of prepared bytes, copied once: into the transport's buffers. gRPC
 * drains it and never reads it.
 */
final class SlicedMessage extends InputStream implements KnownLength, Drainable {
    static final Marshaller<SlicedMessage> MARSHALLER =
            new Marshaller<>() {
                @Override
                public InputStream stream(SlicedMessage message) {
                    return message;
                }

                @Override
                public SlicedMessage parse(InputStream stream) {
                    throw new UnsupportedOperationException("a server only sends these");
                }
            };

    private final List<ByteBuffer> slices = new ArrayList<>();
    private int length;

    /** The slice must have an accessible array and must not change any more. */
    void add(ByteBuffer slice) {
        slices.add(slice);
        length = Math.addExact(length, slice.remaining());
    }

    @Override
    public int available() {
        return length;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        for (ByteBuffer slice : slices) {
            target.write(slice.array(), slice.arrayOffset() + slice.position(), slice.remaining());
        }
        int drained = length;
        slices.clear();
        length = 0;
        return drained;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        throw new UnsupportedOperationException("drain it");
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("drain it");
    }
}
