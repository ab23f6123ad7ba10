package io.stopover.testkit.fake;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the synthetic server looks at in an insert; every other byte is skipped where it lies.
 *
 * @param keys values in the column {@code id}
 * @param firstKey the first of them; 0 when there is none
 */
record InsertHead(String database, String collection, long rows, long keys, long firstKey) {
    static final Marshaller<InsertHead> MARSHALLER =
            new Marshaller<>() {
                @Override
                public InputStream stream(InsertHead head) {
                    throw new UnsupportedOperationException("a server only receives these");
                }

                @Override
                public InsertHead parse(InputStream stream) {
                    try {
                        return scan(CodedInputStream.newInstance(stream));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };

    // Field numbers of InsertRequest, and of FieldData, ScalarField and LongArray on the way to the
    // keys.
    private static final int DB_NAME = 2;
    private static final int COLLECTION_NAME = 3;
    private static final int FIELDS_DATA = 5;
    private static final int NUM_ROWS = 7;
    private static final int FIELD_NAME = 2;
    private static final int SCALARS = 3;
    private static final int LONG_DATA = 3;
    private static final int DATA = 1;

    private static InsertHead scan(CodedInputStream in) throws IOException {
        String database = "";
        String collection = "";
        long rows = 0;
        Ids ids = new Ids();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case DB_NAME -> database = in.readString();
                case COLLECTION_NAME -> collection = in.readString();
                case FIELDS_DATA -> keysOfColumn(in, ids);
                case NUM_ROWS -> rows = in.readUInt32();
                default -> in.skipField(tag);
            }
        }
        return new InsertHead(database, collection, rows, ids.count, ids.first);
    }

    private static void keysOfColumn(CodedInputStream in, Ids ids) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String name = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            if (number == FIELD_NAME) {
                name = in.readString();
            } else if (number == SCALARS && name.equals("id")) {
                keys(in, ids);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
    }

    private static void keys(CodedInputStream in, Ids ids) throws IOException {
        int scalars = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == LONG_DATA) {
                int longs = in.pushLimit(in.readRawVarint32());
                for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
                    if (WireFormat.getTagFieldNumber(inner) == DATA) {
                        ids.add(in.readRawBytes(in.readRawVarint32()));
                    } else {
                        in.skipField(inner);
                    }
                }
                in.popLimit(longs);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(scalars);
    }

    /** What was seen of the keys: their number and the first. */
    private static final class Ids {
        private long count;
        private long first;

        void add(byte[] packed) throws IOException {
            if (count == 0 && packed.length > 0) {
                first = CodedInputStream.newInstance(packed).readRawVarint64();
            }
            for (byte part : packed) {
                count += part >= 0 ? 1 : 0;
            }
        }
    }
}
