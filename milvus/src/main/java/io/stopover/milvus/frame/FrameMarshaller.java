package io.stopover.milvus.frame;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a query answer into one array of its exact size; the only copy on the way in. */
final class FrameMarshaller implements Marshaller<Frame> {
    @Override
    public InputStream stream(Frame frame) {
        throw new UnsupportedOperationException("frames are only received");
    }

    @Override
    public Frame parse(InputStream stream) {
        try {
            byte[] answer =
                    stream instanceof KnownLength
                            ? stream.readNBytes(stream.available())
                            : stream.readAllBytes();
            return Frame.parse(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
