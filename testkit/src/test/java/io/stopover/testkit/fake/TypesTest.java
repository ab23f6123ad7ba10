package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Columns.arrays;
import static io.stopover.testkit.client.Columns.bools;
import static io.stopover.testkit.client.Columns.doubles;
import static io.stopover.testkit.client.Columns.floats;
import static io.stopover.testkit.client.Columns.geometries;
import static io.stopover.testkit.client.Columns.ints;
import static io.stopover.testkit.client.Columns.json;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.sparse;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import io.milvus.grpc.VectorField;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TypesTest {
    @Test
    void everyTypeComesBackAsItWentIn() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V3_0);
                Client client = new Client(fake)) {
            client.createLoaded(everyType());
            InsertRequest.Builder sent = everyColumn();
            assertOk(client.stub().insert(sent.build()).getStatus());
            QueryResults results = client.query(select("all", "id > 0", "*"));
            for (FieldData column : sent.getFieldsDataList()) {
                FieldData back = Client.column(results, column.getFieldName());
                assertThat(back.toBuilder().clearFieldId().build())
                        .as(column.getFieldName())
                        .isEqualTo(column);
            }
        }
    }

    @Test
    void anAnswerCanBeInsertedElsewhereOnceItsFieldIdsAreZero() {
        try (FakeMilvus source = FakeMilvus.start(FakeVersion.V2_6_18);
                FakeMilvus target = FakeMilvus.start(FakeVersion.V3_0);
                Client from = new Client(source);
                Client to = new Client(target)) {
            from.createLoaded(everyType().setEnableDynamicField(true));
            to.createLoaded(everyType().setEnableDynamicField(true));
            assertOk(from.stub().insert(everyColumn().build()).getStatus());
            QueryResults read = from.query(select("all", "id > 0", "*"));
            InsertRequest.Builder copy = Client.rows("all", 2);
            read.getFieldsDataList()
                    .forEach(column -> copy.addFieldsData(column.toBuilder().setFieldId(0)));
            assertOk(to.stub().insert(copy.build()).getStatus());
            assertThat(target.rows("default", "all"))
                    .extracting(FakeRow::values)
                    .isEqualTo(
                            source.rows("default", "all").stream().map(FakeRow::values).toList());
        }
    }

    @Test
    void arraysAreBoundByCapacityAndElement() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs", Schemas.array("tags", DataType.VarChar)));
            assertRefused(
                    insert(client, arrays("tags", DataType.VarChar, texts("", "a", "b", "c", "d"))),
                    1100,
                    "capacity");
            assertRefused(
                    insert(client, arrays("tags", DataType.VarChar, texts("", "sixsix"))),
                    1100,
                    "max length");
            assertRefused(
                    insert(client, arrays("tags", DataType.Int64, longs("", 1))),
                    1100,
                    "type mismatch");
            assertOk(insert(client, arrays("tags", DataType.VarChar, FieldData.newBuilder())));
        }
    }

    @Test
    void sparseRowsAreSortedFiniteAndNotNegativeAndMayBeEmpty() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(
                    Schemas.of("docs", Schemas.field("sparse", DataType.SparseFloatVector)));
            assertRefused(insert(client, sparse("sparse", row(3, 1f, 2, 1f))), 1100, "unsorted");
            assertRefused(insert(client, sparse("sparse", row(1, -1f))), 1100, "negative");
            assertRefused(
                    insert(client, sparse("sparse", row(1, Float.NaN))), 1100, "not a number");
            assertRefused(
                    insert(client, sparse("sparse", ByteString.copyFrom(new byte[3]))),
                    1100,
                    "length");
            assertOk(insert(client, sparse("sparse", ByteString.EMPTY)));
        }
    }

    @Test
    void halfPrecisionInfinityIsRefused() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs", dim("half", DataType.Float16Vector, 2)));
            ByteString infinity = ByteString.copyFrom(new byte[] {0, 0x7C, 0, 0});
            assertRefused(
                    insert(
                            client,
                            vectors(
                                    "half",
                                    DataType.Float16Vector,
                                    VectorField.newBuilder().setDim(2).setFloat16Vector(infinity))),
                    1100,
                    "not a number");
        }
    }

    @Test
    void aTimestampMustBeIso8601() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs", Schemas.field("at", DataType.Timestamptz)));
            assertRefused(
                    insert(client, texts("at", DataType.Timestamptz, "yesterday")),
                    1100,
                    "timestamptz");
            assertOk(
                    insert(
                            client,
                            texts("at", DataType.Timestamptz, "2025-01-02T03:04:05.123456+08:00")));
        }
    }

    private static Status insert(Client client, FieldData.Builder column) {
        return client.insert("docs", 1, longs("id", 1), vectors("vec", 1), column).getStatus();
    }

    private static CollectionSchema.Builder everyType() {
        return Schemas.of(
                "all",
                Schemas.field("bool", DataType.Bool),
                Schemas.field("int8", DataType.Int8),
                Schemas.field("int16", DataType.Int16),
                Schemas.field("int32", DataType.Int32),
                Schemas.field("float", DataType.Float),
                Schemas.field("double", DataType.Double),
                Schemas.varchar("text", 100),
                Schemas.field("json", DataType.JSON),
                Schemas.array("longs", DataType.Int64),
                Schemas.array("texts", DataType.VarChar),
                Schemas.field("shape", DataType.Geometry),
                Schemas.field("at", DataType.Timestamptz),
                dim("bin", DataType.BinaryVector, 8),
                dim("f16", DataType.Float16Vector, 2),
                dim("bf16", DataType.BFloat16Vector, 2),
                dim("i8", DataType.Int8Vector, 2),
                Schemas.field("sparse", DataType.SparseFloatVector));
    }

    private static InsertRequest.Builder everyColumn() {
        return Client.rows(
                "all",
                2,
                longs("id", 1, 2),
                vectors("vec", 1, 2),
                bools("bool", true, false),
                ints("int8", DataType.Int8, -128, 127),
                ints("int16", DataType.Int16, -32768, 1),
                ints("int32", DataType.Int32, Integer.MIN_VALUE, 1),
                floats("float", -0f, Float.MIN_VALUE),
                doubles("double", -0d, Double.MAX_VALUE),
                texts("text", "", "\"\\一😀"),
                json("json", "{\"a\" : 9223372036854775807}", "[]"),
                arrays("longs", DataType.Int64, longs("", 1, 2), FieldData.newBuilder()),
                arrays("texts", DataType.VarChar, texts("", ""), texts("", "a", "b")),
                geometries("shape", "POINT (1 2)", "POINT (3 4)"),
                texts("at", DataType.Timestamptz, "2025-01-02T03:04:05Z", "1970-01-01T00:00:00Z"),
                vectors(
                        "bin",
                        DataType.BinaryVector,
                        VectorField.newBuilder().setDim(8).setBinaryVector(bytes(1, 2))),
                vectors(
                        "f16",
                        DataType.Float16Vector,
                        VectorField.newBuilder()
                                .setDim(2)
                                .setFloat16Vector(bytes(1, 2, 3, 4, 5, 6, 7, 8))),
                vectors(
                        "bf16",
                        DataType.BFloat16Vector,
                        VectorField.newBuilder()
                                .setDim(2)
                                .setBfloat16Vector(bytes(1, 2, 3, 4, 5, 6, 7, 8))),
                vectors(
                        "i8",
                        DataType.Int8Vector,
                        VectorField.newBuilder().setDim(2).setInt8Vector(bytes(1, -2, 3, 4))),
                sparseColumn());
    }

    private static FieldData.Builder sparseColumn() {
        FieldData.Builder column = sparse("sparse", row(0, 1f, 7, 2f), ByteString.EMPTY);
        column.getVectorsBuilder().setDim(8).getSparseFloatVectorBuilder().setDim(8);
        return column;
    }

    private static FieldSchema.Builder dim(String name, DataType type, int dim) {
        return Schemas.field(name, type).addTypeParams(Schemas.pair("dim", "" + dim));
    }

    private static ByteString bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static ByteString row(Number... indexesAndValues) {
        ByteBuffer bytes =
                ByteBuffer.allocate(indexesAndValues.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (Number number : indexesAndValues) {
            if (number instanceof Integer index) {
                bytes.putInt(index);
            } else {
                bytes.putFloat(number.floatValue());
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }
}
