package io.stopover.milvus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.IDs;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A damaged answer is read or refused; nothing else happens. */
class MalformedInputTest {
    private static final int CASES = 120_000;
    private static final int SEEDS = 100;
    private static final int ROWS = 5;

    @Test
    void aDamagedQueryAnswerIsReadOrRefused() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] whole = answer(seed);
            walk(whole);
            Random random = new Random(seed);
            for (int i = 0; i < CASES / SEEDS; i++) {
                refused += refuses(damaged(whole, random)) ? 1 : 0;
            }
        }

        assertThat(refused).isBetween(1, CASES);
    }

    @Test
    void everyTruncationIsReadOrRefused() throws IOException {
        byte[] whole = answer(1);
        for (int length = 0; length < whole.length; length++) {
            refuses(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aDamagedWriteAnswerIsReadOrRefused() {
        byte[] whole =
                MutationResult.newBuilder()
                        .setStatus(Status.newBuilder().setReason("fine").setCode(7))
                        .setIDs(
                                IDs.newBuilder()
                                        .setIntId(
                                                LongArray.newBuilder()
                                                        .addAllData(List.of(1L, -2L, 3_000L))))
                        .setInsertCnt(3)
                        .setTimestamp(Long.MAX_VALUE)
                        .build()
                        .toByteArray();
        WriteAnswerMarshaller marshaller = new WriteAnswerMarshaller();
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            try {
                marshaller.parse(new ByteArrayInputStream(damaged(whole, random)));
            } catch (MalformedFrameException e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(1, CASES);
    }

    private static byte[] answer(long seed) {
        TypedColumns random = new TypedColumns(seed);
        QueryResults.Builder answer =
                QueryResults.newBuilder().setStatus(Status.newBuilder().setReason("fine"));
        for (DataType type : TypedColumns.TYPES) {
            FieldData.Builder column = random.column(type, ROWS);
            answer.addFieldsData(
                    random.maybe() ? column.addAllValidData(random.flags(ROWS, 3)) : column);
        }
        return answer.build().toByteArray();
    }

    /** Cut off, bits flipped, bytes replaced, or a stretch removed: one or several of these. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        do {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) random.nextInt(256);
                default -> {
                    int to = Math.min(bytes.length, at + random.nextInt(16));
                    System.arraycopy(bytes, to, bytes, at, bytes.length - to);
                }
            }
        } while (random.nextBoolean());
        return bytes;
    }

    private static boolean refuses(byte[] answer) throws IOException {
        try {
            Frame.parse(answer);
        } catch (MalformedFrameException e) {
            return true;
        }
        return walk(answer);
    }

    /** Everything that is done with a frame on its way; true when some column was refused. */
    private static boolean walk(byte[] answer) throws IOException {
        boolean refused = false;
        for (Column column : Frame.parse(answer).columns()) {
            try {
                walk(column, answer.length % 2 == 0);
            } catch (MalformedFrameException e) {
                refused = true;
            }
        }
        return refused;
    }

    private static void walk(Column column, boolean nullable) throws IOException {
        column.values().countRest();
        Values values = column.values();
        while (values.advance()) {
            values.number();
            values.slice().text();
            if (column.type() == DataType.Array_VALUE) {
                values.elements().countRest();
            }
        }
        OutgoingColumn outgoing =
                new Reframing("new_name", nullable, true, io.stopover.model.schema.DataType.INT64)
                        .apply(column, ROWS);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        WriteRequest request = new WriteRequest("d", "c", "p", List.of(outgoing), ROWS);
        request.writeTo(sent);
        assertThat(sent.size()).isEqualTo(request.size());
    }
}
