package io.stopover.milvus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.RealServers;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.IndexSpec;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real servers take the scalar and BM25 indexes that the table says, and describe them alike. */
class RealIndexTypesTest {
    private static final List<String> SCALAR_TYPES =
            List.of("", "STL_SORT", "Trie", "marisa-trie", "INVERTED", "AUTOINDEX", "BITMAP");

    private static final List<DataType> SCALARS =
            List.of(
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT64,
                    DataType.DOUBLE,
                    DataType.VARCHAR,
                    DataType.JSON,
                    DataType.TIMESTAMPTZ);

    private static final Field KEY = Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY);

    @Test
    void milvus23TakesTheScalarIndexesOfTheTable(
            @MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) {
        assertTaken(server, "INT8:STL_SORT", "INT64:STL_SORT", "DOUBLE:STL_SORT", "VARCHAR:Trie");
    }

    @Test
    void lite25TakesTheScalarIndexesOfTheTable(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer server) {
        assertTaken(server, "BOOL:INVERTED", "INT64:STL_SORT", "INT64:INVERTED", "VARCHAR:Trie");
    }

    @Test
    void lite32TakesTheScalarIndexesOfTheTable(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer server) {
        assertTaken(server, "BOOL:INVERTED", "INT64:INVERTED", "TIMESTAMPTZ:INVERTED");
    }

    @Test
    void lite25TakesTheIndexChosenForBm25(
            @MilvusServer(kind = ServerKind.LITE_2_5) TestServer server) {
        assertBm25(server);
    }

    @Test
    void lite32TakesTheIndexChosenForBm25(
            @MilvusServer(kind = ServerKind.LITE_3_2) TestServer server) {
        assertBm25(server);
    }

    private static void assertTaken(TestServer server, String... atLeast) {
        List<String> taken = new ArrayList<>();
        try (Connection connection = RealServers.connect(server)) {
            for (DataType type : SCALARS) {
                for (String index : SCALAR_TYPES) {
                    takeScalar(connection, type, index, taken);
                }
            }
        }
        assertThat(taken).contains(atLeast);
    }

    private static void takeScalar(
            Connection connection, DataType type, String index, List<String> taken) {
        Field field =
                Field.of("f", type)
                        .withTypeParams(
                                type == DataType.VARCHAR ? Map.of("max_length", "9") : Map.of());
        Map<String, String> params = index.isEmpty() ? Map.of() : Map.of("index_type", index);
        connection
                .dialect()
                .indexes()
                .scalar(field, new IndexSpec("f", "mine", params))
                .ifPresent(asked -> {
                    Field vector =
                            Field.of("v", DataType.FLOAT_VECTOR).withTypeParams(Map.of("dim", "8"));
                    IndexSpec made =
                            made(connection, schema(List.of(field, vector), List.of()), asked);
                    if (!index.isEmpty()) {
                        assertThat(made.params()).isEqualTo(params);
                    }
                    taken.add(type + ":" + index);
                });
    }

    private static void assertBm25(TestServer server) {
        Field text =
                Field.of("t", DataType.VARCHAR)
                        .withTypeParams(Map.of("max_length", "99", "enable_analyzer", "true"));
        Field output = Field.of("s", DataType.SPARSE_FLOAT_VECTOR, FieldTrait.FUNCTION_OUTPUT);
        Function function =
                new Function(
                        "s_bm25",
                        Function.BM25,
                        "",
                        List.of("t"),
                        List.of("s"),
                        Map.of(),
                        List.of());
        try (Connection connection = RealServers.connect(server)) {
            IndexSpec asked =
                    connection.dialect().indexes().automatic(output, "BM25").orElseThrow();
            IndexSpec made =
                    made(connection, schema(List.of(text, output), List.of(function)), asked);
            assertThat(made.params()).containsAllEntriesOf(asked.params());
        }
    }

    /** The index as the server describes it after it was asked for. */
    private static IndexSpec made(Connection connection, CollectionSchema schema, IndexSpec asked) {
        Catalog catalog = new Catalog(connection);
        CollectionName name = new CollectionName(CollectionName.DEFAULT_DATABASE, schema.name());
        catalog.create(name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        try {
            catalog.createIndex(name, asked);
            var described = catalog.describe(name).orElseThrow();
            assertThat(described.schema().functions()).isEqualTo(schema.functions());
            return described.indexes().getFirst();
        } finally {
            catalog.drop(name);
        }
    }

    private static CollectionSchema schema(List<Field> fields, List<Function> functions) {
        return new CollectionSchema(
                "index_types",
                "",
                Stream.concat(Stream.of(KEY), fields.stream()).toList(),
                List.of(),
                functions,
                false,
                Map.of(),
                List.of());
    }
}
