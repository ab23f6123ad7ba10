package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.milvus.grpc.FieldData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A column of answers, framed by hand so that its values need no copy.
 *
 * @param before type and name, as a FieldData begins
 * @param after field id and dynamic mark, as a FieldData ends
 * @param levels the messages around the values, outermost first
 */
record SyntheticColumn(
        String name, ByteString before, ByteBuffer after, List<Level> levels, SyntheticBody body) {
    private static final int FIELDS_DATA = 2;

    /**
     * One length-delimited message on the way to the values.
     *
     * @param number its field number, below 16
     * @param sibling what its parent holds before it
     */
    record Level(int number, ByteString sibling) {
        Level(int number) {
            this(number, ByteString.EMPTY);
        }
    }

    static SyntheticColumn of(Field field, SyntheticBody body, Level... levels) {
        FieldData.Builder begin =
                FieldData.newBuilder().setType(field.type()).setFieldName(field.name());
        FieldData.Builder end =
                FieldData.newBuilder().setFieldId(field.id()).setIsDynamic(field.isMeta());
        return new SyntheticColumn(
                field.name(),
                begin.build().toByteString(),
                ByteBuffer.wrap(end.build().toByteArray()),
                List.of(levels),
                body);
    }

    void addTo(SlicedMessage message, long afterId, long upTo) {
        int inner = body.length(afterId, upTo);
        int[] lengths = new int[levels.size()];
        for (int i = levels.size() - 1; i >= 0; i--) {
            lengths[i] = inner;
            inner =
                    levels.get(i).sibling().size()
                            + 1
                            + CodedOutputStream.computeUInt32SizeNoTag(inner)
                            + inner;
        }
        message.add(head(before.size() + inner + after.capacity(), lengths));
        body.addTo(message, afterId, upTo);
        message.add(after);
    }

    private ByteBuffer head(int total, int[] lengths) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            open(out, FIELDS_DATA, total);
            out.writeRawBytes(before.toByteArray());
            for (int i = 0; i < lengths.length; i++) {
                out.writeRawBytes(levels.get(i).sibling().toByteArray());
                open(out, levels.get(i).number(), lengths[i]);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void open(CodedOutputStream out, int number, int length) throws IOException {
        out.writeUInt32NoTag((number << 3) | 2);
        out.writeUInt32NoTag(length);
    }
}
