package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.StructArrayFieldSchema;
import io.milvus.grpc.ValueField;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.StructField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class SchemaCodecTest {
    private static final Field KEY = Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY);

    @Test
    void whatIsWrittenIsReadBack() {
        qt().withExamples(300)
                .forAll(schemas())
                .checkAssert(schema ->
                        assertThat(SchemaReader.read(SchemaWriter.write(schema)))
                                .isEqualTo(schema));
    }

    @Test
    void attributesThisBuildDoesNotKnowAreNamedAtEveryLevel() {
        var unknown =
                UnknownFieldSet.newBuilder()
                        .addField(
                                1700,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("x"))
                                        .build())
                        .build();
        var proto =
                SchemaWriter.write(schema(List.of(KEY))).toBuilder()
                        .setUnknownFields(unknown)
                        .addFields(
                                FieldSchema.newBuilder()
                                        .setName("f")
                                        .setDataTypeValue(4711)
                                        .setDefaultValue(
                                                ValueField.newBuilder().setUnknownFields(unknown))
                                        .setUnknownFields(unknown))
                        .addFunctions(
                                FunctionSchema.newBuilder()
                                        .setTypeValue(77)
                                        .setUnknownFields(unknown))
                        .addStructArrayFields(
                                StructArrayFieldSchema.newBuilder().setUnknownFields(unknown))
                        .build();

        var schema = SchemaReader.read(proto);

        assertThat(schema.unrecognized()).containsExactly("CollectionSchema attribute 1700 = 'x'");
        assertThat(schema.field("f").orElseThrow().unrecognized())
                .containsExactly(
                        "FieldSchema attribute 1700 = 'x'",
                        "data type 4711",
                        "a default value of unknown kind");
        assertThat(schema.functions().getFirst().type()).isEqualTo(77);
        assertThat(schema.functions().getFirst().unrecognized()).hasSize(1);
        assertThat(schema.structs().getFirst().unrecognized()).hasSize(1);
    }

    @Test
    void aTypeThisBuildDoesNotKnowIsNeverSent() {
        var schema = schema(List.of(KEY, Field.of("f", DataType.UNRECOGNIZED)));
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaWriter.write(schema));
    }

    @Test
    void aDroppedAttributeIsADifference() {
        var nullable = Field.of("n", DataType.INT64, FieldTrait.NULLABLE);
        var wanted = schema(List.of(KEY, nullable));
        var made = schema(List.of(KEY, nullable.withTraits(Set.of())));

        assertThat(SchemaDifference.between(wanted, wanted)).isEmpty();
        assertThat(SchemaDifference.between(wanted, made))
                .containsExactly("NULLABLE of field n is false instead of true");
        assertThat(SchemaDifference.between(wanted, schema(List.of(KEY))))
                .containsExactly("field n is missing");
        assertThat(SchemaDifference.between(schema(List.of(KEY)), made))
                .containsExactly("field n was not asked for");
    }

    private static CollectionSchema schema(List<Field> fields) {
        return new CollectionSchema(
                "c", "", fields, List.of(), List.of(), true, Map.of(), List.of());
    }

    private static Gen<CollectionSchema> schemas() {
        return lists().of(fields())
                .ofSizeBetween(0, 6)
                .zip(
                        lists().of(functions()).ofSizeBetween(0, 3),
                        lists().of(lists().of(fields()).ofSizeBetween(0, 3)).ofSizeBetween(0, 2),
                        texts(),
                        booleans().all(),
                        (fields, functions, structs, text, dynamic) ->
                                new CollectionSchema(
                                        "c" + text,
                                        text,
                                        java.util.stream.Stream.concat(
                                                        java.util.stream.Stream.of(KEY),
                                                        fields.stream())
                                                .toList(),
                                        structs.stream()
                                                .map(subs ->
                                                        new StructField(
                                                                "s",
                                                                text,
                                                                subs,
                                                                Map.of("k", text),
                                                                List.of()))
                                                .toList(),
                                        functions,
                                        dynamic,
                                        Map.of("p", text),
                                        List.of()));
    }

    private static Gen<Field> fields() {
        return texts().zip(
                        types(),
                        types(),
                        lists().of(traits()).ofSizeBetween(0, 4),
                        defaults(),
                        (text, type, element, traits, value) ->
                                new Field(
                                        "f" + text,
                                        type,
                                        element,
                                        text,
                                        Set.copyOf(traits),
                                        Map.of("dim", "8", "x", text),
                                        value,
                                        List.of()));
    }

    private static Gen<Function> functions() {
        return texts().zip(
                        integers().between(0, 9),
                        (text, type) ->
                                new Function(
                                        "f",
                                        type,
                                        text,
                                        List.of(text, "b"),
                                        List.of("c"),
                                        Map.of(text, "v"),
                                        List.of()));
    }

    private static Gen<Optional<DefaultValue>> defaults() {
        return longs().all()
                .zip(
                        integers().between(0, 8),
                        (number, kind) ->
                                switch (kind) {
                                    case 0 -> Optional.of(new DefaultValue.OfBool(number > 0));
                                    case 1 ->
                                            Optional.of(
                                                    new DefaultValue.OfInt((int) (long) number));
                                    case 2 -> Optional.of(new DefaultValue.OfLong(number));
                                    case 3 ->
                                            Optional.of(
                                                    new DefaultValue.OfFloat(
                                                            Float.intBitsToFloat(
                                                                    (int) (long) number)));
                                    case 4 ->
                                            Optional.of(
                                                    new DefaultValue.OfDouble(
                                                            Double.longBitsToDouble(number)));
                                    case 5 -> Optional.of(new DefaultValue.OfText("t" + number));
                                    case 6 ->
                                            Optional.of(
                                                    new DefaultValue.OfBytes(
                                                            java.util.HexFormat.of()
                                                                    .toHexDigits(number)));
                                    case 7 -> Optional.of(new DefaultValue.OfTimestamptz(number));
                                    default -> Optional.empty();
                                });
    }

    private static Gen<DataType> types() {
        return pick(
                Arrays.stream(DataType.values()).filter(t -> t != DataType.UNRECOGNIZED).toList());
    }

    private static Gen<FieldTrait> traits() {
        return pick(
                Arrays.stream(FieldTrait.values())
                        .filter(t -> t != FieldTrait.PRIMARY_KEY)
                        .toList());
    }

    private static <T> Gen<T> pick(List<T> values) {
        return integers().between(0, values.size() - 1).map(values::get);
    }

    private static Gen<String> texts() {
        return strings()
                .basicMultilingualPlaneAlphabet()
                .ofLengthBetween(0, 8)
                .map(t -> t.replaceAll("[\\ud800-\\udfff]", "?"));
    }
}
