package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.request;
import static io.stopover.testkit.client.Schemas.field;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.ValueField;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRulesTest {
    private static final ValueField NUMBER = ValueField.newBuilder().setLongData(1).build();

    static Stream<Arguments> wrongEverywhere() {
        return Stream.of(
                arguments(
                        "primary key",
                        CollectionSchema.newBuilder().setName("c").addFields(Schemas.vector("v"))),
                arguments(
                        "primary key",
                        Schemas.of("c", field("id2", DataType.Int64).setIsPrimaryKey(true))),
                arguments(
                        "vector field",
                        CollectionSchema.newBuilder().setName("c").addFields(Schemas.key())),
                arguments(
                        "Int64 or VarChar",
                        Schemas.keyed("c", field("id", DataType.Int32).setIsPrimaryKey(true))),
                arguments("autoID", Schemas.of("c", field("n", DataType.Int64).setAutoID(true))),
                arguments(
                        "duplicated",
                        Schemas.of("c", field("n", DataType.Int64), field("n", DataType.Int64))),
                arguments("reserved", Schemas.of("c", field("Timestamp", DataType.Int64))),
                arguments("reserved", Schemas.of("c", field("$meta", DataType.JSON))),
                arguments("dynamic", Schemas.of("c", field("d", DataType.JSON).setIsDynamic(true))),
                arguments("not supported", Schemas.of("c", field("s", DataType.String))),
                arguments("max_length", Schemas.of("c", field("s", DataType.VarChar))),
                arguments("max_length", Schemas.of("c", Schemas.varchar("s", 65536))),
                arguments("dim", Schemas.keyed("c", Schemas.key(), vector(1))),
                arguments(
                        "max_capacity",
                        Schemas.of("c", field("a", DataType.Array).setElementType(DataType.Int8))),
                arguments("element type", Schemas.of("c", Schemas.array("a", DataType.JSON))),
                arguments(
                        "partition key",
                        Schemas.of("c", field("f", DataType.Float).setIsPartitionKey(true))),
                arguments("support null", Schemas.keyed("c", Schemas.key().setNullable(true))),
                arguments(
                        "not support nullable",
                        Schemas.of(
                                "c",
                                field("n", DataType.Int64)
                                        .setIsPartitionKey(true)
                                        .setNullable(true))),
                arguments(
                        "default_value", Schemas.keyed("c", Schemas.key().setDefaultValue(NUMBER))),
                arguments(
                        "default_value",
                        Schemas.of("c", field("j", DataType.JSON).setDefaultValue(NUMBER))),
                arguments(
                        "default value",
                        Schemas.of("c", Schemas.varchar("s", 9).setDefaultValue(NUMBER))));
    }

    @ParameterizedTest
    @MethodSource("wrongEverywhere")
    void aSchemaThatNoLineAcceptsIsRefused(String words, CollectionSchema.Builder schema) {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_18);
                Client client = new Client(fake)) {
            assertRefused(client.create(schema), 1100, words);
        }
    }

    static Stream<Arguments> since() {
        return Stream.of(
                arguments(FakeVersion.V2_4, Schemas.of("c", Schemas.vector("second"))),
                arguments(
                        FakeVersion.V2_4,
                        Schemas.of("c", field("n", DataType.Int64).setIsClusteringKey(true))),
                arguments(FakeVersion.V2_5, Schemas.withBm25("c", false)),
                arguments(FakeVersion.V2_6_3, Schemas.withBm25("c", true)),
                arguments(
                        FakeVersion.V2_6_3,
                        Schemas.of("c", vector(8).setName("i8").setDataType(DataType.Int8Vector))),
                arguments(FakeVersion.V2_6_8, Schemas.of("c", field("g", DataType.Geometry))),
                arguments(FakeVersion.V2_6_8, Schemas.of("c", field("t", DataType.Timestamptz))));
    }

    @ParameterizedTest
    @MethodSource("since")
    void aFeatureIsRefusedBeforeItsLineAndAcceptedFromItOn(
            FakeVersion since, CollectionSchema.Builder schema) {
        for (FakeVersion version : FakeVersion.values()) {
            try (FakeMilvus fake = FakeMilvus.start(version);
                    Client client = new Client(fake)) {
                if (version.isAtLeast(since)) {
                    assertOk(client.create(schema));
                } else {
                    assertRefused(client.create(schema), 1100);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullableIsDroppedWithoutAWordBeforeItsLine(FakeVersion version) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("c", field("n", DataType.Int64).setNullable(true))));
            assertThat(
                            client.stub()
                                    .describeCollection(
                                            DescribeCollectionRequest.newBuilder()
                                                    .setCollectionName("c")
                                                    .build())
                                    .getSchema()
                                    .getFieldsList())
                    .filteredOn(field -> field.getName().equals("n"))
                    .extracting(FieldSchema::getNullable)
                    .containsExactly(version.isAtLeast(FakeVersion.V2_5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_5", "V2_6_3", "V2_6_8"})
    void aNullableVectorIsRefusedByLinesThatKnowNullableScalarsOnly(FakeVersion version) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            assertRefused(
                    client.create(Schemas.of("c", Schemas.vector("second").setNullable(true))),
                    1100,
                    "support null");
        }
    }

    @Test
    void aNumberOfPartitionsNeedsAPartitionKey() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertRefused(
                    client.create(request(Schemas.of("c")).setNumPartitions(1)),
                    1100,
                    "partition key");
            assertRefused(
                    client.create(request(Schemas.of("c")).setCollectionName("d")),
                    1100,
                    "schema name");
            assertRefused(client.create(request(Schemas.of("c")).setShardsNum(17)), 1100, "shards");
        }
    }

    @Test
    void theSameCollectionCanBeCreatedTwiceAndAnotherOfItsNameNot() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("c")));
            assertOk(client.create(Schemas.of("c")));
            assertRefused(
                    client.create(Schemas.of("c", field("n", DataType.Int64))),
                    65535,
                    "duplicate collection");
        }
    }

    private static FieldSchema.Builder vector(int dim) {
        return field("v", DataType.FloatVector).addTypeParams(pair("dim", "" + dim));
    }
}
