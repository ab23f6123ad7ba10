package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Columns.floatVectors;
import static io.stopover.testkit.client.Columns.ints;
import static io.stopover.testkit.client.Columns.json;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.meta;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.Status;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import io.stopover.testkit.client.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsertRulesTest {
    private final FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
    private final Client client = new Client(fake);

    @BeforeEach
    void create() {
        client.createLoaded(
                Schemas.of(
                        "docs",
                        Schemas.field("n", DataType.Int64),
                        Schemas.varchar("title", 5),
                        Schemas.field("tiny", DataType.Int8)));
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void anInsertAnswersItsKeysRowsAndTimestamp() {
        MutationResult result =
                client.insert(
                        "docs",
                        2,
                        longs("id", 7, 8),
                        vectors("vec", 7, 8),
                        longs("n", 1, 2),
                        texts("title", "a", "b"),
                        ints("tiny", DataType.Int8, 1, 2));
        assertOk(result.getStatus());
        assertThat(result.getIDs().getIntId().getDataList()).containsExactly(7L, 8L);
        assertThat(result.getInsertCnt()).isEqualTo(2);
        assertThat(result.getSuccIndexList()).containsExactly(0, 1);
        assertThat(result.getTimestamp()).isPositive();
        assertThat(fake.rows("default", "docs"))
                .hasSize(2)
                .first()
                .satisfies(row -> {
                    assertThat(row.partition()).isEqualTo("_default");
                    assertThat(row.value("title")).isEqualTo("a");
                });
    }

    @Test
    void aRefusedInsertStillAnswersTheNumberOfRowsAsInserted() {
        MutationResult result = client.insert("docs", 1, longs("id", 1));
        assertRefused(result.getStatus(), 1100, "has no corresponding fieldData");
        assertThat(result.getInsertCnt()).isEqualTo(1);
        assertThat(fake.rows("default", "docs")).isEmpty();
    }

    @Test
    void zeroRowsAreRefused() {
        assertRefused(client.insert("docs", 0).getStatus(), 1100, "num_rows");
    }

    @Test
    void aColumnWithAnotherNumberOfRowsIsRefused() {
        assertRefused(insertOne(longs("n", 1, 2)), 1100, "the length of field is wrong");
    }

    @Test
    void anUnknownColumnIsRefused() {
        assertRefused(
                client.insert(
                                "docs",
                                1,
                                longs("id", 1),
                                vectors("vec", 1),
                                longs("n", 1),
                                texts("title", "a"),
                                ints("tiny", DataType.Int8, 1),
                                longs("more", 1))
                        .getStatus(),
                1100,
                "more");
    }

    @Test
    void aColumnGivenTwiceIsRefused() {
        assertRefused(
                client.insert("docs", 1, longs("id", 1), longs("id", 1), vectors("vec", 1))
                        .getStatus(),
                1100,
                "duplicated");
    }

    @Test
    void aStaleFieldIdOnAnEarlierColumnOfAnotherTypeIsTakenForTheKey() {
        assertRefused(
                client.insert(
                                "docs",
                                1,
                                texts("title", "a").setFieldId(100),
                                longs("id", 1),
                                vectors("vec", 1),
                                longs("n", 1),
                                ints("tiny", DataType.Int8, 1))
                        .getStatus(),
                1100,
                "title");
    }

    @Test
    void aStaleFieldIdOnAnEarlierColumnOfTheSameTypeStoresWrongKeys() {
        MutationResult result =
                client.insert(
                        "docs",
                        1,
                        longs("n", 99).setFieldId(100),
                        longs("id", 1),
                        vectors("vec", 1),
                        texts("title", "a"),
                        ints("tiny", DataType.Int8, 1));
        assertThat(result.getIDs().getIntId().getDataList()).containsExactly(99L);
    }

    @Test
    void aVarcharIsMeasuredInBytes() {
        assertOk(insertOne(texts("title", "äb")));
        assertRefused(insertOne(texts("title", "äöü")), 1100, "length: 6", "max length: 5");
    }

    @Test
    void anInt8OutOfRangeIsRefused() {
        assertRefused(insertOne(ints("tiny", DataType.Int8, 128)), 1100, "out of range");
    }

    @Test
    void notANumberInAVectorIsRefused() {
        assertRefused(insertOne(floatVectors("vec", 1f, Float.NaN, 0f, 0f)), 1100, "not a number");
    }

    @Test
    void aVectorOfAnotherDimensionIsRefused() {
        var column = floatVectors("vec", 1f, 2f);
        column.getVectorsBuilder().setDim(2);
        assertRefused(insertOne(column), 1100, "dim");
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() {
        assertRefused(insertOne(texts("n", "x")), 1100, "data type mismatch");
    }

    @Test
    void aSchemaTimestampThatIsNotTheCollectionsIsASchemaMismatch() {
        var request = Client.rows("docs", 1, longs("id", 1)).setSchemaTimestamp(5);
        assertRefused(client.stub().insert(request.build()).getStatus(), 109);
    }

    @Test
    void validDataOnAFieldThatCannotBeNullIsRefused() {
        assertRefused(insertOne(longs("n", 1).addValidData(true)), 1100, "valid_data");
    }

    @Test
    void aMissingMetaColumnIsFilledWithAnEmptyObject() {
        client.createLoaded(Schemas.of("free").setEnableDynamicField(true));
        assertOk(client.insertKeys("free", 1).getStatus());
        assertThat(fake.rows("default", "free").getFirst().value("$meta"))
                .isEqualTo(ByteString.copyFromUtf8("{}"));
    }

    @Test
    void metaMustBeAnObjectWithoutStaticNamesAndWithin64Kilobytes() {
        client.createLoaded(Schemas.of("free").setEnableDynamicField(true));
        assertRefused(insertMeta("[1]"), 1100, "JSON object");
        assertRefused(insertMeta("{\"vec\":1}"), 1100, "static field");
        assertRefused(insertMeta("{\"a\":\"" + "x".repeat(65536) + "\"}"), 1100, "65536");
        assertOk(insertMeta("{\"a\": 12345678901234567890}"));
        assertThat(fake.rows("default", "free").getFirst().value("$meta"))
                .isEqualTo(ByteString.copyFromUtf8("{\"a\": 12345678901234567890}"));
    }

    @Test
    void aDynamicColumnForACollectionWithoutDynamicFieldIsRefused() {
        assertRefused(insertOne(meta("{}")), 1100, "$meta");
    }

    @Test
    void aJsonValueIsStoredVerbatim() {
        client.createLoaded(Schemas.of("j", Schemas.field("doc", DataType.JSON)));
        assertOk(
                client.insert("j", 1, longs("id", 1), vectors("vec", 1), json("doc", "[ 1,2 ]"))
                        .getStatus());
        assertThat(fake.rows("default", "j").getFirst().value("doc"))
                .isEqualTo(ByteString.copyFromUtf8("[ 1,2 ]"));
    }

    @Test
    void aBm25OutputIsRefusedAndMayBeLeftOut() {
        client.createLoaded(Schemas.withBm25("lex", false));
        assertRefused(
                client.insert(
                                "lex",
                                1,
                                longs("id", 1),
                                vectors("vec", 1),
                                texts("text", "a"),
                                Columns.sparse("sparse"))
                        .getStatus(),
                1100,
                "function output");
        assertOk(
                client.insert("lex", 1, longs("id", 1), vectors("vec", 1), texts("text", "a"))
                        .getStatus());
    }

    private Status insertMeta(String value) {
        return client.insert("free", 1, longs("id", 1), vectors("vec", 1), meta(value)).getStatus();
    }

    /** One good row, but for this column. */
    private Status insertOne(FieldData.Builder changed) {
        var columns = new LinkedHashMap<String, FieldData.Builder>();
        for (var column :
                List.of(
                        longs("id", 1),
                        vectors("vec", 1),
                        longs("n", 1),
                        texts("title", "a"),
                        ints("tiny", DataType.Int8, 1),
                        changed)) {
            columns.put(column.getFieldName(), column);
        }
        return client.insert("docs", 1, columns.values().toArray(FieldData.Builder[]::new))
                .getStatus();
    }
}
