package io.stopover.milvus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.IDs;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.Status;
import io.milvus.grpc.StringArray;
import io.stopover.model.range.KeyInterval;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WriteAnswerTest {
    @Test
    void anAnswerKeepsStatusCountAndTime() {
        MutationResult typed =
                MutationResult.newBuilder()
                        .setStatus(Status.newBuilder().setCode(8).setReason("slow down"))
                        .setInsertCnt(1_000_000)
                        .setTimestamp(462_000_000_000_000_001L)
                        .addSuccIndex(3)
                        .addErrIndex(4)
                        .build();

        WriteAnswer answer = read(typed);

        assertThat(answer.status()).isEqualTo(typed.getStatus());
        assertThat(answer.rows()).isEqualTo(1_000_000);
        assertThat(answer.timestamp()).isEqualTo(462_000_000_000_000_001L);
        assertThat(answer.keys()).isZero();
        assertThat(answer.longs()).isEmpty();
    }

    @Test
    void rowsThatAreCountedAsUpsertedAreWritten() {
        assertThat(read(MutationResult.newBuilder().setUpsertCnt(3).build()).rows()).isEqualTo(3);
        assertThat(read(MutationResult.newBuilder().setInsertCnt(3).setUpsertCnt(3).build()).rows())
                .isEqualTo(3);
    }

    @Test
    void consecutiveNumbersAreAnIntervalInAnyOrder() {
        WriteAnswer answer = read(longs(-1, 1, 0, -2));

        assertThat(answer.keys()).isEqualTo(4);
        assertThat(answer.longs()).contains(new KeyInterval(-2, 1));
    }

    @Test
    void numbersWithAGapAreNoInterval() {
        assertThat(read(longs(1, 2, 4)).longs()).isEmpty();
        assertThat(read(longs(Long.MIN_VALUE, Long.MAX_VALUE)).longs()).isEmpty();
    }

    @Test
    void bothEndsOfTheNumbersCanBeInAnInterval() {
        assertThat(read(longs(Long.MAX_VALUE, Long.MAX_VALUE - 1)).longs())
                .contains(new KeyInterval(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        assertThat(read(longs(Long.MIN_VALUE)).longs())
                .contains(new KeyInterval(Long.MIN_VALUE, Long.MIN_VALUE));
    }

    @Test
    void generatedTextKeysCountAsNumbers() {
        assertThat(read(texts("462000000000000012", "462000000000000011")).longs())
                .contains(new KeyInterval(462000000000000011L, 462000000000000012L));
        assertThat(read(texts("9223372036854775807")).longs())
                .contains(new KeyInterval(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void otherTextKeysAreOnlyCounted() {
        for (String key :
                List.of("", "a", "-1", "9223372036854775808", "12345678901234567890", "１")) {
            WriteAnswer answer = read(texts(key));

            assertThat(answer.keys()).isEqualTo(1);
            assertThat(answer.longs()).isEmpty();
        }
    }

    @Test
    void aStatusThatCannotBeReadIsAMalformedAnswer() {
        assertThatThrownBy(() -> read(new byte[] {0x0a, 2, 0x08, (byte) 0x80}))
                .isInstanceOf(MalformedFrameException.class);
    }

    private static MutationResult longs(long... keys) {
        LongArray.Builder ids = LongArray.newBuilder();
        for (long key : keys) {
            ids.addData(key);
        }
        return MutationResult.newBuilder().setIDs(IDs.newBuilder().setIntId(ids)).build();
    }

    private static MutationResult texts(String... keys) {
        return MutationResult.newBuilder()
                .setIDs(
                        IDs.newBuilder()
                                .setStrId(
                                        StringArray.newBuilder()
                                                .addAllData(Stream.of(keys).toList())))
                .build();
    }

    private static WriteAnswer read(MutationResult typed) {
        return read(typed.toByteArray());
    }

    private static WriteAnswer read(byte[] bytes) {
        return new WriteAnswerMarshaller().parse(new ByteArrayInputStream(bytes));
    }
}
