package io.stopover.milvus.frame;

import com.google.protobuf.InvalidProtocolBufferException;
import io.milvus.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query answer (QueryResults) whose columns stay bytes. Immutable; holds on to the whole answer.
 */
public final class Frame {
    private static final int STATUS = 1;
    private static final int FIELDS_DATA = 2;
    private static final int SESSION_TS = 5;

    private final Status status;
    private final List<Column> columns;
    private final long sessionTimestamp;
    private final int size;

    private Frame(Status status, List<Column> columns, long sessionTimestamp, int size) {
        this.status = status;
        this.columns = columns;
        this.sessionTimestamp = sessionTimestamp;
        this.size = size;
    }

    /** Cuts an answer into columns. Fails with {@link MalformedFrameException}. */
    public static Frame parse(byte[] answer) {
        Status status = Status.getDefaultInstance();
        List<Column> columns = new ArrayList<>();
        long sessionTimestamp = 0;
        Cursor cursor = new Cursor(Slice.of(answer));
        while (cursor.nextField()) {
            switch (cursor.field()) {
                case STATUS -> status = parseStatus(cursor.delimited());
                case FIELDS_DATA -> columns.add(Column.parse(cursor.delimited()));
                case SESSION_TS -> sessionTimestamp = cursor.number();
                default -> cursor.skip();
            }
        }
        return new Frame(status, List.copyOf(columns), sessionTimestamp, answer.length);
    }

    private static Status parseStatus(Slice slice) {
        try {
            return Status.parser().parseFrom(slice.bytes(), slice.from(), slice.length());
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFrameException("the status cannot be read: " + e.getMessage());
        }
    }

    public Status status() {
        return status;
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The MVCC timestamp of an iterator's first answer; 0 when the server sent none. */
    public long sessionTimestamp() {
        return sessionTimestamp;
    }

    /** Size of the answer on the wire, in bytes. */
    public int size() {
        return size;
    }

    /** Number of rows, counted on the primary key, which is never null. */
    public int rows(String primaryKey) {
        if (columns.isEmpty()) {
            return 0;
        }
        return column(primaryKey)
                .orElseThrow(() -> new MalformedFrameException("no column " + primaryKey))
                .values()
                .countRest();
    }
}
