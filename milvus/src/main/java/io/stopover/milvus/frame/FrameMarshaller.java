package io.stopover.milvus.frame;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.EOFException;
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
            return Frame.parse(
                    stream instanceof KnownLength ? exactly(stream) : stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** InputStream.readNBytes(int) collects small chunks and copies them once more. */
    private static byte[] exactly(InputStream stream) throws IOException {
        byte[] answer = new byte[stream.available()];
        if (stream.readNBytes(answer, 0, answer.length) < answer.length) {
            throw new EOFException("the answer ended early");
        }
        return answer;
    }
}
