package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.column;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Columns.floatVectors;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.meta;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.valid;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.Status;
import io.milvus.grpc.ValueField;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NullRulesTest {
    @ParameterizedTest
    @EnumSource(names = {"V2_5", "V2_6_3", "V2_6_8", "V2_6_18", "V3_0"})
    void nullsGoInCompactAndComeOutDense(FakeVersion version) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            client.createLoaded(nullableTitle());
            assertRefused(
                    insert(client, valid(texts("title", "", "b"), false, true)),
                    1100,
                    "the length of field is wrong");
            assertOk(insert(client, valid(texts("title", "b"), false, true)));
            FieldData title = column(client.query(select("docs", "id > 0", "title")), "title");
            assertThat(title.getValidDataList()).containsExactly(false, true);
            assertThat(title.getScalars().getStringData().getDataList()).containsExactly("", "b");
            assertThat(fake.rows("default", "docs").getFirst().value("title")).isNull();
        }
    }

    @Test
    void version25WantsValidDataOnEveryNullableField() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5);
                Client client = new Client(fake)) {
            client.createLoaded(nullableTitle());
            assertRefused(insert(client, texts("title", "a", "b")), 1100, "valid_data");
            assertOk(insert(client, valid(texts("title", "a", "b"), true, true)));
        }
    }

    @Test
    void version25WantsValidDataAlsoOnAFieldThatOnlyHasADefault() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5);
                Client client = new Client(fake)) {
            client.createLoaded(defaultTitle(false));
            assertRefused(insert(client, texts("title", "a", "b")), 1100, "valid_data");
            assertOk(insert(client, valid(texts("title", "a", "b"), true, true)));
            FieldData title = column(client.query(select("docs", "id > 0", "title")), "title");
            assertThat(title.getValidDataList()).isEmpty();
        }
    }

    @Test
    void version26FillsInMissingValidData() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_3);
                Client client = new Client(fake)) {
            client.createLoaded(nullableTitle());
            assertOk(insert(client, texts("title", "a", "b")));
        }
    }

    @Test
    void validDataOfAnotherLengthIsRefused() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(nullableTitle());
            assertRefused(insert(client, valid(texts("title", "a"), true)), 1100, "valid_data");
        }
    }

    @Test
    void aNullInAFieldWithDefaultBecomesTheDefault() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(defaultTitle(true));
            assertOk(insert(client, valid(texts("title", "b"), false, true)));
            assertThat(fake.rows("default", "docs").getFirst().value("title")).isEqualTo("none");
        }
    }

    @Test
    void aMissingNullableColumnIsNullAndAMissingDefaultColumnTheDefault() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(
                    defaultTitle(false)
                            .addFields(Schemas.field("n", DataType.Int64).setNullable(true)));
            assertOk(client.insertKeys("docs", 1).getStatus());
            FakeRow row = fake.rows("default", "docs").getFirst();
            assertThat(row.value("title")).isEqualTo("none");
            assertThat(row.value("n")).isNull();
        }
    }

    @Test
    void aNullableVectorComesOutCompact() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_18);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs", Schemas.vector("more").setNullable(true)));
            assertOk(insert(client, valid(floatVectors("more", 1f, 2f, 3f, 4f), false, true)));
            QueryResults results = client.query(select("docs", "id > 0", "more"));
            FieldData more = column(results, "more");
            assertThat(more.getValidDataList()).containsExactly(false, true);
            assertThat(more.getVectors().getFloatVector().getDataList())
                    .containsExactly(1f, 2f, 3f, 4f);
        }
    }

    @Test
    void metaOf268CannotGoIntoVersion25WithItsValidData() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
            assertRefused(insert(client, valid(meta("{}", "{}"), true, true)), 1100, "valid_data");
            assertOk(insert(client, meta("{}", "{}")));
        }
    }

    @Test
    void olderLinesIgnoreValidData() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_4);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs", Schemas.varchar("title", 9)));
            assertOk(insert(client, valid(texts("title", "a", "b"), true, false)));
            assertThat(fake.rows("default", "docs").getLast().value("title")).isEqualTo("b");
        }
    }

    private static CollectionSchema.Builder nullableTitle() {
        return Schemas.of("docs", Schemas.varchar("title", 9).setNullable(true));
    }

    private static CollectionSchema.Builder defaultTitle(boolean nullable) {
        return Schemas.of(
                "docs",
                Schemas.varchar("title", 9)
                        .setNullable(nullable)
                        .setDefaultValue(ValueField.newBuilder().setStringData("none")));
    }

    private static Status insert(Client client, FieldData.Builder changed) {
        return client.insert("docs", 2, longs("id", 1, 2), vectors("vec", 1, 2), changed)
                .getStatus();
    }
}
