package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.catalog.Rights.Extent;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class Lite32CatalogTest extends CatalogContract {
    Lite32CatalogTest(@MilvusServer(kind = ServerKind.LITE_3_2) TestServer server) {
        super(server);
    }

    @Test
    void nullableAndDefaultFieldsComeBack() {
        var nullable = Field.of("n", DataType.DOUBLE, FieldTrait.NULLABLE);
        var preset =
                new Field(
                        "d",
                        DataType.INT64,
                        DataType.NONE,
                        "",
                        Set.of(),
                        Map.of(),
                        Optional.of(new DefaultValue.OfLong(7)),
                        List.of());
        var nullableVector =
                with(
                        Field.of("nv", DataType.FLOAT_VECTOR, FieldTrait.NULLABLE),
                        Map.of("dim", "3"));
        var place = Field.of("g", DataType.GEOMETRY, FieldTrait.NULLABLE);
        var sparse = Field.of("s", DataType.SPARSE_FLOAT_VECTOR);
        create(plain(nullable, preset, nullableVector, place, sparse));

        assertThat(catalog.describe(name).orElseThrow().schema().fields())
                .contains(nullable, preset, nullableVector, place, sparse);
    }

    @Test
    void partitionsAliasesAndPropertiesAreMadeOnce() {
        create(plain());
        catalog.createPartition(name, "p1");
        catalog.createPartition(name, "p1");
        catalog.createAlias(name, "lite_alias");
        catalog.createAlias(name, "lite_alias");
        catalog.alterProperties(name, Map.of("collection.ttl.seconds", "60"));

        var info = catalog.describe(name).orElseThrow();

        assertThat(info.partitions()).contains("_default", "p1");
        assertThat(info.aliases()).containsExactly("lite_alias");
        assertThat(info.properties()).containsEntry("collection.ttl.seconds", "60");
        catalog.dropAlias(name.database(), "lite_alias");
        assertThat(catalog.collectionBehind(name.database(), "lite_alias")).isEmpty();
    }

    @Test
    void rowsAreCountedByPartition() {
        create(plain());
        catalog.createPartition(name, "empty");
        insert(1, 2);
        assertThat(
                        catalog.count(
                                name,
                                List.of("_default"),
                                Optional.empty(),
                                Duration.ofSeconds(20)))
                .isEqualTo(2);
        assertThat(catalog.count(name, List.of("empty"), Optional.empty(), Duration.ofSeconds(20)))
                .isZero();
    }

    @Test
    void databasesAreMadeOnceAndKeepTheirCollectionsApart() {
        catalog.createDatabase("wire_db", Map.of());
        catalog.createDatabase("wire_db", Map.of());
        var there = new CollectionName("wire_db", name.collection());
        catalog.create(there, plain(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        assertThat(catalog.collections("wire_db")).containsExactly(name.collection());
        assertThat(catalog.describe(name)).isEmpty();
        catalog.drop(there);
        catalog.dropDatabase("wire_db");
    }

    @Test
    void aTypeTheServerDoesNotHaveIsRefused() {
        assertRefused(
                ErrorCode.TARGET_REFUSED,
                "does not support",
                () ->
                        create(
                                plain(
                                        with(
                                                Field.of("b", DataType.BINARY_VECTOR),
                                                Map.of("dim", "8")))));
    }

    @Test
    void aFullTextFunctionComesBack() {
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
        create(
                new CollectionSchema(
                        "",
                        "",
                        plain(text, sparse).fields(),
                        List.of(),
                        List.of(bm25),
                        true,
                        Map.of(),
                        List.of()));
        assertThat(catalog.describe(name).orElseThrow().schema().functions()).containsExactly(bm25);
    }

    @Test
    void nothingIsForbiddenWithoutAuthentication() {
        assertThat(catalog.rights(name.database()).extent()).isEqualTo(Extent.EVERYTHING);
    }
}
