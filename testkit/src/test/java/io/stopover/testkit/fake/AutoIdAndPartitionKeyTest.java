package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.request;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.AlterCollectionRequest;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreatePartitionRequest;
import io.milvus.grpc.DataType;
import io.milvus.grpc.ShowPartitionsRequest;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoIdAndPartitionKeyTest {
    @Test
    void idsOfOneInsertAreConsecutiveAndOfTwoInsertsDisjoint() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_3);
                Client client = new Client(fake)) {
            client.createLoaded(autoId());
            List<Long> first =
                    client.insert("docs", 3, vectors("vec", 1, 2, 3))
                            .getIDs()
                            .getIntId()
                            .getDataList();
            List<Long> second =
                    client.insert("docs", 1, vectors("vec", 1)).getIDs().getIntId().getDataList();
            assertThat(first)
                    .containsExactly(first.getFirst(), first.getFirst() + 1, first.getFirst() + 2);
            assertThat(second).doesNotContainAnyElementsOf(first);
            assertThat(client.keys("docs", "id > 0")).hasSize(4);
        }
    }

    @Test
    void textIdsAreNumbersAsText() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.keyed("docs", Schemas.textKey().setAutoID(true)));
            assertThat(client.insert("docs", 1, vectors("vec", 1)).getIDs().getStrId().getData(0))
                    .matches("\\d+");
        }
    }

    @ParameterizedTest
    @EnumSource(FakeVersion.class)
    void givenIdsAreRefusedUnlessTheCollectionAllowsThem(FakeVersion version) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            client.createLoaded(autoId());
            assertRefused(client.insertKeys("docs", 5).getStatus(), 1100, "autoID");
        }
    }

    @Test
    void allowInsertAutoIdKeepsGivenIdsFrom263On() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_3);
                Client client = new Client(fake)) {
            client.createLoaded(
                    request(autoId()).addProperties(pair("allow_insert_auto_id", "true")),
                    autoId());
            assertOk(client.insertKeys("docs", 5).getStatus());
            assertThat(client.keys("docs", "id > 0")).containsExactly(5L);
        }
    }

    @Test
    void allowInsertAutoIdMeansNothingBefore263() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5);
                Client client = new Client(fake)) {
            client.createLoaded(
                    request(autoId()).addProperties(pair("allow_insert_auto_id", "true")),
                    autoId());
            assertRefused(client.insertKeys("docs", 5).getStatus(), 1100, "autoID");
        }
    }

    @Test
    void allowInsertAutoIdIsRefusedWhereTheKeyIsGivenAnyway() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("docs")));
            assertRefused(
                    client.stub()
                            .alterCollection(
                                    AlterCollectionRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .addProperties(pair("allow_insert_auto_id", "true"))
                                            .build()),
                    1100,
                    "autoID");
        }
    }

    @Test
    void anUpsertOnAutoIdIsRefusedIn23AndMakesNewKeysLater() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_3);
                Client client = new Client(fake)) {
            client.createLoaded(autoId());
            assertRefused(
                    client.upsert("docs", 1, longs("id", 1), vectors("vec", 1)).getStatus(),
                    1100,
                    "autoid");
        }
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(autoId());
            long id = client.insert("docs", 1, vectors("vec", 1)).getIDs().getIntId().getData(0);
            assertOk(client.upsert("docs", 1, longs("id", id), vectors("vec", 2)).getStatus());
            assertThat(client.keys("docs", "id > 0")).hasSize(1).doesNotContain(id);
        }
    }

    @Test
    void aPartitionKeySpreadsRowsOverNumberedPartitionsThatCannotBeNamed() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            CollectionSchema.Builder schema =
                    Schemas.of("docs", Schemas.varchar("tenant", 9).setIsPartitionKey(true));
            client.createLoaded(request(schema).setNumPartitions(3), schema);
            assertThat(
                            client.stub()
                                    .showPartitions(
                                            ShowPartitionsRequest.newBuilder()
                                                    .setCollectionName("docs")
                                                    .build())
                                    .getPartitionNamesList())
                    .containsExactly("_default_0", "_default_1", "_default_2");
            var rows =
                    Client.rows(
                            "docs",
                            3,
                            longs("id", 1, 2, 3),
                            vectors("vec", 1, 2, 3),
                            texts("tenant", "a", "b", "c"));
            assertRefused(
                    client.stub().insert(rows.setPartitionName("_default_1").build()).getStatus(),
                    1100,
                    "partition key mode");
            assertOk(client.stub().insert(rows.clearPartitionName().build()).getStatus());
            assertThat(fake.rows("default", "docs"))
                    .extracting(FakeRow::partition)
                    .doesNotHaveDuplicates();
            assertRefused(
                    client.query(select("docs", "id > 0", "id").addPartitionNames("_default_1"))
                            .getStatus(),
                    1100,
                    "partition key mode");
            assertRefused(
                    client.stub()
                            .createPartition(
                                    CreatePartitionRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .setPartitionName("p")
                                            .build()),
                    1100,
                    "partition key mode");
            assertOk(
                    client.upsert(
                                    "docs",
                                    1,
                                    longs("id", 1),
                                    vectors("vec", 1),
                                    texts("tenant", "c"))
                            .getStatus());
            assertThat(client.count("docs")).isEqualTo(3);
        }
    }

    private static CollectionSchema.Builder autoId() {
        return Schemas.keyed(
                "docs", Schemas.field("id", DataType.Int64).setIsPrimaryKey(true).setAutoID(true));
    }
}
