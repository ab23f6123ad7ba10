package io.stopover.milvus.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTypesTest {
    private static final String CLOUD = "Zilliz Cloud Vector Database(Compatible with Milvus 2.6)";

    @ParameterizedTest
    @CsvSource({
        "2.3.5, FLOAT_VECTOR, COSINE, AUTOINDEX COSINE",
        "2.3.5, FLOAT_VECTOR, HAMMING, AUTOINDEX L2",
        "2.3.5, FLOAT_VECTOR, '', AUTOINDEX L2",
        "2.3.5, BINARY_VECTOR, JACCARD, AUTOINDEX JACCARD",
        "2.3.5, BINARY_VECTOR, SUBSTRUCTURE, BIN_FLAT SUBSTRUCTURE",
        "2.6.8, BINARY_VECTOR, MHJACCARD, MINHASH_LSH MHJACCARD",
        "2.6.8, SPARSE_FLOAT_VECTOR, IP, AUTOINDEX IP",
        "2.6.8, INT8_VECTOR, L2, AUTOINDEX L2",
        "milvus_lite-2.5.1, BINARY_VECTOR, HAMMING, BIN_FLAT HAMMING",
        "milvus_lite-2.5.1, FLOAT16_VECTOR, IP, FLAT IP",
        "milvus_lite-2.5.1, BFLOAT16_VECTOR, '', FLAT L2",
        "milvus_lite-2.5.1, SPARSE_FLOAT_VECTOR, IP, SPARSE_INVERTED_INDEX IP",
        "milvus_lite-3.2.2, SPARSE_FLOAT_VECTOR, '', SPARSE_INVERTED_INDEX IP",
        CLOUD + ", BINARY_VECTOR, SUBSTRUCTURE, AUTOINDEX HAMMING",
    })
    void aVectorGetsAutoindexOrWhatComesNextWithTheSameMetricIfPossible(
            String server, DataType vector, String metric, String expected) {
        var index = Dialect.of(server).indexes().automatic(Field.of("v", vector), metric);
        assertThat(index).hasValueSatisfying(i -> assertThat(text(i)).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.1, AUTOINDEX BM25",
        "milvus_lite-2.5.1, SPARSE_INVERTED_INDEX BM25",
        "milvus_lite-3.2.2, SPARSE_INVERTED_INDEX BM25",
    })
    void theOutputOfABm25FunctionTakesNoOtherMetric(String server, String expected) {
        var output = Field.of("s", DataType.SPARSE_FLOAT_VECTOR, FieldTrait.FUNCTION_OUTPUT);
        var index = Dialect.of(server).indexes().automatic(output, "IP");
        assertThat(index).hasValueSatisfying(i -> assertThat(text(i)).isEqualTo(expected));
    }

    @Test
    void aTypeOfVectorTheServerDoesNotHaveGetsNoIndex() {
        var sparse = Field.of("s", DataType.SPARSE_FLOAT_VECTOR);
        assertThat(Dialect.of("2.3.5").indexes().automatic(sparse, "IP")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.5, HNSW, L2, true",
        "2.3.5, HNSW, HAMMING, false",
        "2.3.5, HNSW_SQ, L2, false",
        "2.6.1, GPU_CAGRA, L2, false",
        "milvus_lite-2.5.1, HNSW, L2, false",
        CLOUD + ", HNSW, L2, false",
    })
    void chosenIndexesAreTakenByType(String server, String type, String metric, boolean taken) {
        var field = Field.of("v", DataType.FLOAT_VECTOR);
        assertThat(Dialect.of(server).indexes().takes(field, type, metric)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.5, INT64, STL_SORT, STL_SORT",
        "2.3.5, VARCHAR, '', ''",
        "milvus_lite-2.5.1, INT64, STL_SORT, ''",
        "2.5.4, VARCHAR, BITMAP, BITMAP",
        "milvus_lite-3.2.2, BOOL, INVERTED, INVERTED",
    })
    void aScalarIndexIsAskedForAsTheServerWantsIt(
            String server, DataType type, String index, String sent) {
        assertThat(scalar(server, type, index))
                .hasValueSatisfying(i -> assertThat(i.type()).isEqualTo(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.5, INT64, INVERTED",
        "2.3.5, BOOL, ''",
        "2.4.9, INT64, BITMAP",
        "milvus_lite-3.2.2, VARCHAR, Trie",
        "milvus_lite-3.2.2, INT64, ''",
        "milvus_lite-2.5.1, ARRAY, INVERTED",
    })
    void aScalarIndexThatTheServerDoesNotTakeIsNone(String server, DataType type, String index) {
        assertThat(scalar(server, type, index)).isEmpty();
    }

    private static Optional<IndexSpec> scalar(String server, DataType type, String index) {
        Map<String, String> params = index.isEmpty() ? Map.of() : Map.of("index_type", index);
        return Dialect.of(server)
                .indexes()
                .scalar(Field.of("f", type), new IndexSpec("f", "mine", params));
    }

    private static String text(IndexSpec index) {
        return index.type() + " " + index.metric();
    }
}
