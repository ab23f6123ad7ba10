package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UntoldFunctionsTest {
    private static final Field OUTPUT =
            Field.of("s", DataType.SPARSE_FLOAT_VECTOR, FieldTrait.FUNCTION_OUTPUT);

    @Test
    void theOnlyAnalyzedTextIsTheInput() {
        var schema =
                UntoldFunctions.conclude(schema(text("plain", false), text("t", true), OUTPUT));
        assertThat(schema.functions())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.type()).isEqualTo(Function.BM25);
                    assertThat(f.inputs()).containsExactly("t");
                    assertThat(f.outputs()).containsExactly("s");
                });
    }

    @Test
    void nothingIsConcludedFromTwoTexts() {
        var schema = schema(text("t", true), text("u", true), OUTPUT);
        assertThat(UntoldFunctions.conclude(schema)).isEqualTo(schema);
    }

    @Test
    void aSparseVectorOfTheUsersOwnHasNoFunction() {
        var schema = schema(text("t", true), Field.of("s", DataType.SPARSE_FLOAT_VECTOR));
        assertThat(UntoldFunctions.conclude(schema)).isEqualTo(schema);
    }

    private static Field text(String name, boolean analyzed) {
        return Field.of(name, DataType.VARCHAR)
                .withTypeParams(
                        analyzed
                                ? Map.of("max_length", "9", "enable_analyzer", "true")
                                : Map.of("max_length", "9"));
    }

    private static CollectionSchema schema(Field... fields) {
        var key = Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY);
        return new CollectionSchema(
                "c",
                "",
                Stream.concat(Stream.of(key), Stream.of(fields)).toList(),
                List.of(),
                List.of(),
                false,
                Map.of(),
                List.of());
    }
}
