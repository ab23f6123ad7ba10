package io.stopover.milvus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Drainable;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ScalarField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server reads out of a request whose columns were never decoded. */
class WriteRequestTest {
    private static final int SEEDS = 50;

    static Stream<DataType> types() {
        return TypedColumns.TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aColumnArrivesAsItWasReadButWithoutItsFieldId(DataType type) {
        LongStream.range(0, SEEDS)
                .forEach(seed -> {
                    TypedColumns random = new TypedColumns(seed);
                    int rows = 1 + random.upTo(20);
                    FieldData read = random.column(type, rows).setIsDynamic(random.maybe()).build();

                    FieldData sent = sent(read, reframing(read.getFieldName(), false, false), rows);

                    assertThat(sent).isEqualTo(read.toBuilder().setFieldId(0).build());
                });
    }

    @ParameterizedTest
    @MethodSource("types")
    void aRenamedColumnHasItsNewName(DataType type) {
        FieldData read = new TypedColumns(7).column(type, 3).build();

        FieldData sent = sent(read, reframing("neu_é", true, false), 3);

        assertThat(sent).isEqualTo(read.toBuilder().setFieldId(0).setFieldName("neu_é").build());
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullsTravelWithoutPlaceholders(DataType type) {
        LongStream.range(0, SEEDS)
                .forEach(seed -> {
                    TypedColumns random = new TypedColumns(seed);
                    int rows = 1 + random.upTo(20);
                    List<Boolean> flags = random.flags(rows, random.upTo(rows - 1));
                    FieldData read =
                            random.column(type, rows)
                                    .setIsDynamic(random.maybe())
                                    .addAllValidData(flags)
                                    .build();

                    FieldData sent = sent(read, reframing(read.getFieldName(), true, false), rows);

                    List<Object> kept = new ArrayList<>();
                    for (int row = 0; row < rows; row++) {
                        if (flags.get(row)) {
                            kept.add(TypedColumns.values(read).get(row));
                        }
                    }
                    assertThat(TypedColumns.values(sent)).isEqualTo(kept);
                    assertThat(sent.getValidDataList()).isEqualTo(flags);
                    assertThat(attributes(sent)).isEqualTo(attributes(read));
                });
    }

    /** Everything but values, flags and field id. */
    private static FieldData attributes(FieldData column) {
        FieldData.Builder rest = column.toBuilder().setFieldId(0).clearValidData();
        if (column.hasVectors()) {
            rest.getVectorsBuilder().clearData();
            if (column.getVectors().hasSparseFloatVector()) {
                rest.getVectorsBuilder()
                        .getSparseFloatVectorBuilder()
                        .setDim(column.getVectors().getSparseFloatVector().getDim());
            }
        } else {
            rest.getScalarsBuilder().clearData();
            rest.getScalarsBuilder()
                    .getArrayDataBuilder()
                    .setElementType(column.getScalars().getArrayData().getElementType());
        }
        return rest.build();
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullsThatComeWithoutPlaceholdersPassUnchanged(DataType type) {
        TypedColumns random = new TypedColumns(11);
        FieldData read = random.column(type, 4).addAllValidData(random.flags(9, 4)).build();

        FieldData sent = sent(read, reframing(read.getFieldName(), true, false), 9);

        assertThat(sent).isEqualTo(read.toBuilder().setFieldId(0).build());
    }

    @ParameterizedTest
    @MethodSource("types")
    void flagsAreAddedWhereTheTargetDemandsThem(DataType type) {
        FieldData read = new TypedColumns(3).column(type, 5).build();

        FieldData sent = sent(read, reframing(read.getFieldName(), true, true), 5);

        assertThat(sent.getValidDataList()).containsExactly(true, true, true, true, true);
    }

    @ParameterizedTest
    @MethodSource("types")
    void flagsAreTakenOffWhereTheTargetFieldIsNotNullable(DataType type) {
        TypedColumns random = new TypedColumns(3);
        FieldData read = random.column(type, 5).addAllValidData(random.flags(5, 5)).build();

        FieldData sent = sent(read, reframing(read.getFieldName(), false, false), 5);

        assertThat(sent).isEqualTo(read.toBuilder().setFieldId(0).clearValidData().build());
    }

    @Test
    void anArrayWithoutElementsIsSentWithTheTypeItHas() {
        ArrayArray.Builder read =
                ArrayArray.newBuilder()
                        .setElementType(DataType.Int64)
                        .addData(ScalarField.newBuilder())
                        .addData(longs(7, 8))
                        .addData(ScalarField.newBuilder());
        FieldData column =
                FieldData.newBuilder()
                        .setFieldName("numbers")
                        .setType(DataType.Array)
                        .setScalars(ScalarField.newBuilder().setArrayData(read))
                        .build();

        FieldData sent = sent(column, reframing("numbers", false, false), 3);

        assertThat(sent.getScalars().getArrayData())
                .isEqualTo(read.setData(0, longs()).setData(2, longs()).build());
    }

    private static ScalarField longs(long... values) {
        LongArray.Builder longs = LongArray.newBuilder();
        for (long value : values) {
            longs.addData(value);
        }
        return ScalarField.newBuilder().setLongData(longs).build();
    }

    @Test
    void aNullForAFieldThatCannotHoldItIsRefused() {
        TypedColumns random = new TypedColumns(3);
        FieldData read =
                random.column(DataType.Int64, 5).addAllValidData(random.flags(5, 4)).build();

        assertThatThrownBy(() -> sent(read, reframing("n", false, false), 5))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("not nullable");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingDynamicValueIsAnEmptyObjectWhereItCannotBeNull(boolean placeholders) {
        FieldData read = meta(placeholders, "{\"a\": 1}", null, "{\"b\": null}", null);

        FieldData sent = sent(read, reframing("$meta", false, false), 4);

        assertThat(sent)
                .isEqualTo(
                        meta(true, "{\"a\": 1}", "{}", "{\"b\": null}", "{}").toBuilder()
                                .clearValidData()
                                .build());
    }

    @Test
    void aMissingDynamicValueTravelsAsANullWhereItCanBeOne() {
        FieldData sent =
                sent(meta(true, null, "{\"b\": 1}", null), reframing("$meta", true, false), 3);

        assertThat(sent).isEqualTo(meta(false, null, "{\"b\": 1}", null));
    }

    @Test
    void dynamicValuesThatAreAllMissingAreEmptyObjects() {
        FieldData read =
                meta(false).toBuilder()
                        .clearScalars()
                        .addAllValidData(List.of(false, false))
                        .build();

        FieldData sent = sent(read, reframing("$meta", false, false), 2);

        assertThat(sent.getScalars().getJsonData().getDataList())
                .extracting(ByteString::toStringUtf8)
                .containsExactly("{}", "{}");
    }

    private static FieldData meta(boolean placeholders, @Nullable String... values) {
        FieldData.Builder column =
                FieldData.newBuilder()
                        .setFieldName("$meta")
                        .setType(DataType.JSON)
                        .setIsDynamic(true);
        JSONArray.Builder json = JSONArray.newBuilder();
        for (String value : values) {
            column.addValidData(value != null);
            if (value != null || placeholders) {
                json.addData(ByteString.copyFromUtf8(value == null ? "" : value));
            }
        }
        return column.setScalars(ScalarField.newBuilder().setJsonData(json)).build();
    }

    /** As protocol files after 3.0.0 advise. */
    @Test
    void flagsInsideTheValuesAreLiftedToWhereServersLook() {
        TypedColumns random = new TypedColumns(3);
        FieldData plain = random.column(DataType.FloatVector, 3).build();
        ByteString flags = ByteString.copyFrom(new byte[] {1, 0, 1, 1, 0});
        FieldData.Builder read = plain.toBuilder();
        read.getVectorsBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder()
                                .addField(
                                        9,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addLengthDelimited(flags)
                                                .build())
                                .build());

        FieldData sent = sent(read.build(), reframing(plain.getFieldName(), true, false), 5);

        assertThat(sent.getValidDataList()).containsExactly(true, false, true, true, false);
        assertThat(TypedColumns.values(sent)).isEqualTo(TypedColumns.values(plain));
    }

    @Test
    void asManyFlagsAsRowsAreExpected() {
        TypedColumns random = new TypedColumns(3);
        FieldData read =
                random.column(DataType.Int64, 5).addAllValidData(random.flags(4, 4)).build();

        assertThatThrownBy(() -> sent(read, reframing("n", true, false), 5))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("4 flags for 5 rows");
    }

    @Test
    void aRequestSaysWhereItsRowsGo() throws IOException {
        TypedColumns random = new TypedColumns(5);
        List<FieldData> read =
                TypedColumns.TYPES.stream().map(t -> random.column(t, 200).build()).toList();
        WriteRequest request =
                new WriteRequest(
                        "shop",
                        "bücher",
                        "2026",
                        read.stream()
                                .map(c ->
                                        reframing(c.getFieldName(), true, false)
                                                .apply(parsed(c), 200))
                                .toList(),
                        200);

        InsertRequest sent = sent(request);

        assertThat(sent.getDbName()).isEqualTo("shop");
        assertThat(sent.getCollectionName()).isEqualTo("bücher");
        assertThat(sent.getPartitionName()).isEqualTo("2026");
        assertThat(sent.getNumRows()).isEqualTo(200);
        assertThat(sent.getFieldsDataList())
                .isEqualTo(read.stream().map(c -> c.toBuilder().setFieldId(0).build()).toList());
    }

    @Test
    void aRequestWithoutRowsIsAMistake() {
        assertThatThrownBy(() -> new WriteRequest("d", "c", "", List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Reframing reframing(String target, boolean nullable, boolean validAlways) {
        return new Reframing(
                target, nullable, validAlways, io.stopover.model.schema.DataType.INT64);
    }

    private static FieldData sent(FieldData read, Reframing reframing, int rows) {
        try {
            return sent(new WriteRequest(
                            "d", "c", "", List.of(reframing.apply(parsed(read), rows)), rows))
                    .getFieldsData(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Column parsed(FieldData column) {
        return Frame.parse(QueryResults.newBuilder().addFieldsData(column).build().toByteArray())
                .columns()
                .getFirst();
    }

    /** Through the marshaller, as gRPC pulls it. */
    private static InsertRequest sent(WriteRequest request) throws IOException {
        try (InputStream stream = new WriteRequestMarshaller().stream(request)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int written = ((Drainable) stream).drainTo(bytes);
            assertThat(written).isEqualTo(bytes.size()).isEqualTo(stream.available());
            return InsertRequest.parseFrom(bytes.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("the server could not read the request", e);
        }
    }
}
