package io.stopover.milvus.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stopover.milvus.frame.Frame;
import io.stopover.model.digest.Digest;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that e2e/python/digest_vectors.py makes without any of this code. */
class DigestVectorsTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void theDigestIsTheOneOfTheIndependentImplementation(JsonNode vector) {
        CollectionSchema schema = schema(vector);
        Frame frame = Frame.parse(bytes(vector.required("answer")));

        Digest digest =
                RowDigest.of(
                                schema.fields(),
                                schema.dynamicField(),
                                vector.required("jsonByValue").asBoolean())
                        .of(frame, frame.rows(schema.primaryKey().name()));

        assertThat(digest).hasToString(vector.required("digest").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theDigestIsTheSumOfTheHashesOfTheStatedRowBytes(JsonNode vector) {
        Digest sum = Digest.EMPTY;
        for (JsonNode row : vector.required("rowBytes")) {
            var hash = Hashing.xxh3_128().hashBytesTo128Bits(bytes(row));
            sum =
                    sum.plus(
                            new Digest(
                                    1,
                                    hash.getMostSignificantBits(),
                                    hash.getLeastSignificantBits()));
        }

        assertThat(sum).hasToString(vector.required("digest").asText());
    }

    @Test
    void thereAreVectorsForEveryTypeThatHasADigest() throws IOException {
        Set<DataType> covered = EnumSet.noneOf(DataType.class);
        for (JsonNode vector : file().required("vectors")) {
            schema(vector).fields().forEach(field -> covered.add(field.type()));
        }

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(
                                        DataType.ARRAY_OF_VECTOR,
                                        DataType.ARRAY_OF_STRUCT,
                                        DataType.STRUCT,
                                        DataType.NONE,
                                        DataType.UNRECOGNIZED)));
    }

    @Test
    void theVectorsAreOfThisVersion() throws IOException {
        assertThat(file().required("digestVersion").asInt()).isEqualTo(Digest.VERSION);
    }

    static Stream<Named<JsonNode>> vectors() throws IOException {
        return StreamSupport.stream(file().required("vectors").spliterator(), false)
                .map(vector -> Named.of(vector.required("name").asText(), vector));
    }

    private static JsonNode file() throws IOException {
        try (var file = DigestVectorsTest.class.getResourceAsStream("/digest-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
    }

    private static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText());
    }

    private static CollectionSchema schema(JsonNode vector) {
        List<Field> fields = new ArrayList<>();
        vector.required("fields").forEach(field -> fields.add(field(field)));
        return new CollectionSchema(
                "vectors",
                "",
                fields,
                List.of(),
                List.of(),
                vector.required("dynamicField").asBoolean(),
                Map.of(),
                List.of());
    }

    private static Field field(JsonNode field) {
        Set<FieldTrait> traits = EnumSet.noneOf(FieldTrait.class);
        if (field.path("primaryKey").asBoolean()) {
            traits.add(FieldTrait.PRIMARY_KEY);
        }
        if (field.path("nullable").asBoolean()) {
            traits.add(FieldTrait.NULLABLE);
        }
        return new Field(
                field.required("name").asText(),
                type(field.required("type").asText()),
                type(field.path("elementType").asText("None")),
                "",
                traits,
                Map.of(),
                Optional.ofNullable(field.get("default")).map(DigestVectorsTest::defaultValue),
                List.of());
    }

    /** Types are named as schema.proto names them. */
    private static DataType type(String name) {
        String words =
                name.replaceAll("(?<=.)(?=Vector)", "_").replace("SparseFloat", "Sparse_Float");
        return DataType.valueOf(words.toUpperCase(Locale.ROOT));
    }

    private static DefaultValue defaultValue(JsonNode value) {
        String member = value.fieldNames().next();
        JsonNode content = value.required(member);
        return switch (member) {
            case "bool_data" -> new DefaultValue.OfBool(content.booleanValue());
            case "int_data" -> new DefaultValue.OfInt(content.intValue());
            case "long_data" -> new DefaultValue.OfLong(content.longValue());
            case "float_data" -> new DefaultValue.OfFloat(content.floatValue());
            case "double_data" -> new DefaultValue.OfDouble(content.doubleValue());
            case "string_data" -> new DefaultValue.OfText(content.textValue());
            default -> throw new IllegalArgumentException(member);
        };
    }
}
