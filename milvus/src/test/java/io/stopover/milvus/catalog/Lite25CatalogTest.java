package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Lite25CatalogTest extends CatalogContract {
    Lite25CatalogTest(@MilvusServer(kind = ServerKind.LITE_2_5) TestServer server) {
        super(server);
    }

    @Test
    void vectorsOfEveryKindComeBack() {
        List<Field> vectors =
                Stream.of(DataType.BINARY_VECTOR, DataType.FLOAT16_VECTOR, DataType.BFLOAT16_VECTOR)
                        .map(t -> with(Field.of("v_" + t.number(), t), Map.of("dim", "16")))
                        .toList();
        create(plain(vectors.toArray(Field[]::new)));
        assertThat(catalog.describe(name).orElseThrow().schema().fields()).containsAll(vectors);
    }

    @Test
    void aFullTextFunctionIsInferredAndThatIsSaid() {
        var text =
                with(
                        Field.of("text", DataType.VARCHAR),
                        Map.of("max_length", "100", "enable_analyzer", "true"));
        var sparse = Field.of("sparse", DataType.SPARSE_FLOAT_VECTOR, FieldTrait.FUNCTION_OUTPUT);
        var bm25 =
                new Function(
                        "bm25",
                        Function.BM25,
                        "",
                        List.of("text"),
                        List.of("sparse"),
                        Map.of(),
                        List.of());
        CollectionSchema base = plain(text, sparse);
        create(
                new CollectionSchema(
                        "",
                        "",
                        base.fields(),
                        List.of(),
                        List.of(bm25),
                        true,
                        Map.of(),
                        List.of()));

        var made = catalog.describe(name).orElseThrow().schema();

        assertThat(made.functions())
                .singleElement()
                .returns(bm25.inputs(), Function::inputs)
                .returns(bm25.outputs(), Function::outputs);
        assertThat(made.unrecognized())
                .containsExactly(
                        "the function that makes sparse is not described; it is taken to be BM25 of text");
        assertThat(made.storedFields()).extracting(Field::name).doesNotContain("sparse");
    }

    @Test
    void nullableFieldsAreRefused() {
        assertRefused(
                ErrorCode.TARGET_REFUSED,
                "nullable",
                () -> create(plain(Field.of("n", DataType.INT64, FieldTrait.NULLABLE))));
    }

    @Test
    void whatTheServerDoesNotHaveIsNotAskedFor() {
        create(plain());
        var info = catalog.describe(name).orElseThrow();
        assertThat(info.partitions()).isEmpty();
        assertThat(info.aliases()).isEmpty();
        assertThat(catalog.databases()).containsExactly("default");
        assertRefused(
                ErrorCode.UNSUPPORTED_SERVER,
                "no partitions",
                () -> catalog.count(name, List.of("p1"), Optional.empty(), Duration.ofSeconds(20)));
    }
}
