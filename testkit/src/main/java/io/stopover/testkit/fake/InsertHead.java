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
 */
record InsertHead(String database, String collection, long rows, long keys) {
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
        long keys = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case DB_NAME -> database = in.readString();
                case COLLECTION_NAME -> collection = in.readString();
                case FIELDS_DATA -> keys += keysOfColumn(in);
                case NUM_ROWS -> rows = in.readUInt32();
                default -> in.skipField(tag);
            }
        }
        return new InsertHead(database, collection, rows, keys);
    }

    private static long keysOfColumn(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String name = "";
        long keys = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            if (number == FIELD_NAME) {
                name = in.readString();
            } else if (number == SCALARS && name.equals("id")) {
                keys = keys(in);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return keys;
    }

    private static long keys(CodedInputStream in) throws IOException {
        int scalars = in.pushLimit(in.readRawVarint32());
        long keys = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == LONG_DATA) {
                int longs = in.pushLimit(in.readRawVarint32());
                for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
                    keys += WireFormat.getTagFieldNumber(inner) == DATA ? varints(in) : 0;
                }
                in.popLimit(longs);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(scalars);
        return keys;
    }

    private static long varints(CodedInputStream in) throws IOException {
        long count = 0;
        for (byte part : in.readRawBytes(in.readRawVarint32())) {
            count += part >= 0 ? 1 : 0;
        }
        return count;
    }
}
