package io.stopover.milvus.frame;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.MethodDescriptor.Marshaller;
import io.milvus.grpc.Status;
import io.stopover.model.range.KeyInterval;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads a MutationResult without building a list of its keys. */
final class WriteAnswerMarshaller implements Marshaller<WriteAnswer> {
    private static final int STATUS = 1;
    private static final int IDS = 2;
    private static final int INSERT_COUNT = 6;
    private static final int UPSERT_COUNT = 8;
    private static final int TIMESTAMP = 9;
    private static final int LONG_IDS = 1;

    /** Of Long.MAX_VALUE; greater numbers of as many digits overflow to negative ones. */
    private static final int LONG_DIGITS = 19;

    @Override
    public InputStream stream(WriteAnswer answer) {
        throw new UnsupportedOperationException("write answers are only received");
    }

    @Override
    public WriteAnswer parse(InputStream stream) {
        try {
            return parse(stream.readAllBytes());
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFrameException("the status cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WriteAnswer parse(byte[] bytes) throws InvalidProtocolBufferException {
        Status status = Status.getDefaultInstance();
        Keys keys = Keys.NONE;
        long rows = 0;
        long timestamp = 0;
        Cursor cursor = new Cursor(Slice.of(bytes));
        while (cursor.nextField()) {
            switch (cursor.field()) {
                case STATUS -> {
                    Slice s = cursor.delimited();
                    status = Status.parser().parseFrom(s.bytes(), s.from(), s.length());
                }
                case IDS -> keys = Keys.of(cursor.delimited());
                // Milvus tells both of an upsert, Lite 3.2.2 only its own (measured).
                case INSERT_COUNT, UPSERT_COUNT -> rows = Math.max(rows, cursor.number());
                case TIMESTAMP -> timestamp = cursor.number();
                default -> cursor.skip();
            }
        }
        return new WriteAnswer(status, keys.count, keys.interval(), rows, timestamp);
    }

    private record Keys(int count, long least, long greatest, boolean numbers) {
        static final Keys NONE = new Keys(0, 0, 0, false);

        static Keys of(Slice ids) {
            Cursor cursor = new Cursor(ids);
            if (!cursor.nextField()) {
                return NONE;
            }
            boolean longs = cursor.field() == LONG_IDS;
            Values values = Values.of(longs ? Layout.VARINT : Layout.DELIMITED, cursor.delimited());
            int count = 0;
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            boolean numbers = true;
            while (values.advance()) {
                count++;
                numbers = numbers && (longs || isDecimal(values));
                if (numbers) {
                    long key = longs ? values.number() : decimal(values);
                    least = Math.min(least, key);
                    greatest = Math.max(greatest, key);
                }
            }
            return new Keys(count, least, greatest, numbers);
        }

        private static boolean isDecimal(Values values) {
            for (int i = values.from(); i < values.to(); i++) {
                if (values.bytes()[i] < '0' || values.bytes()[i] > '9') {
                    return false;
                }
            }
            int digits = values.to() - values.from();
            return digits > 0 && digits <= LONG_DIGITS && decimal(values) >= 0;
        }

        private static long decimal(Values values) {
            long number = 0;
            for (int i = values.from(); i < values.to(); i++) {
                number = number * 10 + (values.bytes()[i] - '0');
            }
            return number;
        }

        /** Distinct keys without a gap span exactly as many numbers as there are keys. */
        Optional<KeyInterval> interval() {
            return count > 0 && numbers && greatest - least == count - 1
                    ? Optional.of(new KeyInterval(least, greatest))
                    : Optional.empty();
        }
    }
}
