package io.stopover.milvus.frame;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * An InsertRequest or UpsertRequest (they share their field numbers, milvus.proto) made of columns
 * that stay bytes.
 *
 * @param partition "" for the default partition or when there is a partition key
 */
public record WriteRequest(
        String database,
        String collection,
        String partition,
        List<OutgoingColumn> columns,
        int rows) {
    private static final int DB_NAME = 2;
    private static final int COLLECTION_NAME = 3;
    private static final int PARTITION_NAME = 4;
    private static final int FIELDS_DATA = 5;
    private static final int NUM_ROWS = 7;

    public WriteRequest {
        columns = List.copyOf(columns);
        if (rows <= 0) {
            throw new IllegalArgumentException("a write of " + rows + " rows");
        }
    }

    /** Size on the wire, in bytes. */
    public int size() {
        int size = names().length + CodedOutputStream.computeUInt32Size(NUM_ROWS, rows);
        for (OutgoingColumn column : columns) {
            size += head(column.length()) + column.length();
        }
        return size;
    }

    void writeTo(java.io.OutputStream target) throws IOException {
        target.write(names());
        byte[] head = new byte[6];
        for (OutgoingColumn column : columns) {
            int length = column.length();
            CodedOutputStream out = CodedOutputStream.newInstance(head);
            out.writeTag(FIELDS_DATA, Cursor.DELIMITED);
            out.writeUInt32NoTag(length);
            target.write(head, 0, head(length));
            for (Slice piece : column.pieces()) {
                target.write(piece.bytes(), piece.from(), piece.length());
            }
        }
        CodedOutputStream out = CodedOutputStream.newInstance(head);
        out.writeUInt32(NUM_ROWS, rows);
        target.write(head, 0, CodedOutputStream.computeUInt32Size(NUM_ROWS, rows));
    }

    private static int head(int length) {
        return CodedOutputStream.computeTagSize(FIELDS_DATA)
                + CodedOutputStream.computeUInt32SizeNoTag(length);
    }

    private byte[] names() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeString(DB_NAME, database);
            out.writeString(COLLECTION_NAME, collection);
            out.writeString(PARTITION_NAME, partition);
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }
}
