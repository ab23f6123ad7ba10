package io.stopover.testkit.fake;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The encoded values of a column for the rows {@code after < id <= upTo}. */
sealed interface SyntheticBody {
    int length(long after, long upTo);

    void addTo(SlicedMessage message, long after, long upTo);

    /** Varints of 1, 2, 3 …, encoded once for every row there is. */
    record Ids(ByteBuffer varints) implements SyntheticBody {
        private static final int BITS_PER_BYTE = 7;

        static Ids upTo(long rows) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(offset(rows)));
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            try {
                for (long id = 1; id <= rows; id++) {
                    out.writeUInt64NoTag(id);
                }
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Ids(ByteBuffer.wrap(bytes.toByteArray()));
        }

        @Override
        public int length(long after, long upTo) {
            return Math.toIntExact(offset(upTo) - offset(after));
        }

        @Override
        public void addTo(SlicedMessage message, long after, long upTo) {
            message.add(varints.slice(Math.toIntExact(offset(after)), length(after, upTo)));
        }

        /** Bytes that the ids 1 to {@code last} take. */
        private static long offset(long last) {
            long bytes = 0;
            long first = 1;
            for (int width = 1; first <= last; width++) {
                long next = 1L << (BITS_PER_BYTE * width);
                bytes += (Math.min(next, last + 1) - first) * width;
                first = next;
            }
            return bytes;
        }
    }

    /** Rows of equal width that repeat after some thousand rows. */
    record Cycle(ByteBuffer pattern, int rowBytes) implements SyntheticBody {
        @Override
        public int length(long after, long upTo) {
            return Math.toIntExact((upTo - after) * rowBytes);
        }

        @Override
        public void addTo(SlicedMessage message, long after, long upTo) {
            int rows = pattern.capacity() / rowBytes;
            long row = after;
            while (row < upTo) {
                int start = (int) (row % rows);
                int count = (int) Math.min(rows - start, upTo - row);
                message.add(pattern.slice(start * rowBytes, count * rowBytes));
                row += count;
            }
        }
    }
}
