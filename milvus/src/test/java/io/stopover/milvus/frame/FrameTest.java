package io.stopover.milvus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.Status;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.VectorField;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameTest {
    private static final int SEEDS = 50;

    static Stream<DataType> types() {
        return TypedColumns.TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aColumnHasTheValuesThatTheGeneratedClassesSee(DataType type) {
        LongStream.range(0, SEEDS)
                .forEach(seed -> {
                    TypedColumns random = new TypedColumns(seed);
                    FieldData typed = random.column(type, random.upTo(20)).build();

                    Column column = only(typed);

                    assertThat(column.name()).isEqualTo(typed.getFieldName());
                    assertThat(column.type()).isEqualTo(type.getNumber());
                    assertThat(column.values().countRest())
                            .isEqualTo(TypedColumns.values(typed).size());
                    assertThat(TypedColumns.values(column, type))
                            .isEqualTo(TypedColumns.values(typed));
                });
    }

    @ParameterizedTest
    @MethodSource("types")
    void aColumnKeepsWhichRowsAreNull(DataType type) {
        LongStream.range(0, SEEDS)
                .forEach(seed -> {
                    TypedColumns random = new TypedColumns(seed);
                    int rows = 1 + random.upTo(20);
                    List<Boolean> flags = random.flags(rows, random.upTo(rows));

                    Validity validity =
                            only(random.column(type, rows).addAllValidData(flags).build())
                                    .validity();

                    assertThat(validity.isPresent()).isTrue();
                    assertThat(validity.rows()).isEqualTo(rows);
                    assertThat(validity.anyNull()).isEqualTo(flags.contains(false));
                    for (int row = 0; row < rows; row++) {
                        assertThat(validity.valid(row)).isEqualTo(flags.get(row));
                    }
                });
    }

    @Test
    void flagsInsideTheValuesCountWhereTheColumnHasNone() {
        ByteString flags = ByteString.copyFrom(new byte[] {1, 0, 1});
        FieldData scalars =
                FieldData.newBuilder()
                        .setScalars(
                                ScalarField.newBuilder()
                                        .setLongData(LongArray.newBuilder().addData(7).addData(8))
                                        .setUnknownFields(unknown(17, flags)))
                        .build();
        FieldData vectors =
                FieldData.newBuilder()
                        .setVectors(
                                VectorField.newBuilder()
                                        .setDim(8)
                                        .setInt8Vector(ByteString.copyFrom(new byte[16]))
                                        .setUnknownFields(unknown(9, flags)))
                        .build();

        for (FieldData column : List.of(scalars, vectors)) {
            assertThat(only(column).validity().rows()).isEqualTo(3);
            assertThat(only(column).validity().valid(1)).isFalse();
            assertThat(only(column).values().countRest()).isEqualTo(2);
        }
    }

    private static UnknownFieldSet unknown(int field, ByteString content) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        field,
                        UnknownFieldSet.Field.newBuilder().addLengthDelimited(content).build())
                .build();
    }

    @Test
    void packedNumbersMayComeInPiecesAndOneByOne() {
        // Field 1 of LongArray: packed [1, 300], then 5 by itself, then packed [7].
        byte[] longs = {0x0a, 3, 1, (byte) 0xac, 2, 0x08, 5, 0x0a, 1, 7};
        Values values = Values.of(Layout.VARINT, Slice.of(longs));

        assertThat(values.countRest()).isEqualTo(4);
    }

    @Test
    void anArrayRowHasItsElements() {
        FieldData column =
                FieldData.newBuilder()
                        .setScalars(
                                ScalarField.newBuilder()
                                        .setArrayData(
                                                ArrayArray.newBuilder()
                                                        .addData(strings("a", ""))
                                                        .addData(strings())
                                                        .addData(ScalarField.newBuilder())))
                        .build();
        Values rows = only(column).values();

        assertThat(rows.advance()).isTrue();
        assertThat(rows.elements().countRest()).isEqualTo(2);
        assertThat(rows.advance()).isTrue();
        assertThat(rows.elements().countRest()).isZero();
        assertThat(rows.advance()).isTrue();
        assertThat(rows.elements().countRest()).isZero();
        assertThat(rows.advance()).isFalse();
    }

    private static ScalarField.Builder strings(String... values) {
        return ScalarField.newBuilder()
                .setStringData(StringArray.newBuilder().addAllData(List.of(values)));
    }

    @Test
    void aVectorColumnWithoutRowsNeedsNoDimension() {
        FieldData column =
                FieldData.newBuilder()
                        .setVectors(VectorField.newBuilder().setInt8Vector(ByteString.EMPTY))
                        .build();

        assertThat(only(column).values().countRest()).isZero();
    }

    @Test
    void anAnswerKeepsItsStatusSessionAndSize() {
        QueryResults typed =
                QueryResults.newBuilder()
                        .setStatus(Status.newBuilder().setCode(8).setReason("slow down"))
                        .setSessionTs(Long.MIN_VALUE)
                        .setCollectionName("books")
                        .addOutputFields("id")
                        .build();

        Frame frame = new FrameMarshaller().parse(new ByteArrayInputStream(typed.toByteArray()));

        assertThat(frame.status()).isEqualTo(typed.getStatus());
        assertThat(frame.sessionTimestamp()).isEqualTo(Long.MIN_VALUE);
        assertThat(frame.size()).isEqualTo(typed.getSerializedSize());
        assertThat(frame.rows("id")).isZero();
    }

    @Test
    void rowsAreCountedOnThePrimaryKey() {
        TypedColumns random = new TypedColumns(1);
        Frame frame =
                frame(
                        random.column(DataType.Int64, 13).build(),
                        random.column(DataType.Float, 0).build());

        assertThat(frame.rows("field_Int64")).isEqualTo(13);
        assertThatThrownBy(() -> frame.rows("id")).isInstanceOf(MalformedFrameException.class);
    }

    private static Column only(FieldData column) {
        return frame(column).columns().getFirst();
    }

    private static Frame frame(FieldData... columns) {
        return Frame.parse(
                QueryResults.newBuilder().addAllFieldsData(List.of(columns)).build().toByteArray());
    }
}
