package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.column;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.milvus.grpc.CreatePartitionRequest;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.LoadPartitionsRequest;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ReleaseCollectionRequest;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import io.stopover.testkit.client.Schemas;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryRulesTest {
    private FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
    private Client client = new Client(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void aCollectionThatIsNotLoadedAnswersCode101() {
        assertOk(client.create(Schemas.of("docs")));
        assertRefused(
                client.query(select("docs", "id > 0", "id")).getStatus(),
                101,
                "collection not loaded");
    }

    @Test
    void anUnknownCollectionAnswersCode100() {
        assertRefused(
                client.query(select("docs", "id > 0", "id")).getStatus(),
                100,
                "collection not found");
    }

    @Test
    void anEmptyExpressionNeedsALimit() {
        client.createLoaded(Schemas.of("docs"));
        client.insertKeys("docs", 2, 1);
        assertRefused(client.query(select("docs", "", "id")).getStatus(), 1100, "empty expression");
        assertThat(client.keys(page(select("docs", "", "id"), 0, 10))).containsExactly(1L, 2L);
    }

    @Test
    void offsetAndLimitTogetherStayWithin16384() {
        client.createLoaded(Schemas.of("docs"));
        assertOk(client.query(page(select("docs", "id > 0", "id"), 16383, 1)).getStatus());
        assertRefused(
                client.query(page(select("docs", "id > 0", "id"), 16384, 1)).getStatus(),
                1100,
                "window");
        assertRefused(
                client.query(page(select("docs", "id > 0", "id"), 0, 0)).getStatus(),
                1100,
                "limit");
    }

    @Test
    void rowsComeInKeyOrderAndAPageIsAWindowOfThem() {
        client.createLoaded(Schemas.of("docs"));
        client.insertKeys("docs", 5, -1, 3, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(client.keys("docs", "id <= 5 || id > 5"))
                .containsExactly(Long.MIN_VALUE, -1L, 3L, 5L, Long.MAX_VALUE);
        assertThat(client.keys(page(select("docs", "id > -2", "id"), 1, 2)))
                .containsExactly(3L, 5L);
    }

    @Test
    void textKeysAreOrderedByTheirUtf8Bytes() {
        client.createLoaded(Schemas.keyed("docs", Schemas.textKey()));
        client.insert(
                "docs",
                4,
                Columns.texts("id", "\uFFFD", "😀", "", "a"),
                Columns.vectors("vec", 1, 2, 3, 4));
        QueryResults results = client.query(select("docs", "id >= \"\"", "id"));
        assertThat(column(results, "id").getScalars().getStringData().getDataList())
                .containsExactly("", "a", "\uFFFD", "😀");
    }

    @Test
    void theNewestCopyOfAKeyIsReadAndEveryCopyIsCounted() {
        client.createLoaded(Schemas.of("docs", Schemas.field("n", DataType.Int64)));
        for (long n = 1; n <= 3; n++) {
            client.insert(
                    "docs",
                    1,
                    Columns.longs("id", 7),
                    Columns.vectors("vec", 7),
                    Columns.longs("n", n));
        }
        QueryResults results = client.query(select("docs", "id > 0", "n"));
        assertThat(column(results, "n").getScalars().getLongData().getDataList())
                .containsExactly(3L);
        assertThat(client.count("docs")).isEqualTo(3);
        assertThat(fake.rows("default", "docs")).hasSize(3);
    }

    @Test
    void aShortPageLosesAPlaceToEachOlderCopy() {
        restart(FakeOptions.of(FakeVersion.V3_0).withShortPages());
        client.createLoaded(Schemas.of("docs"));
        client.insertKeys("docs", 1, 1, 1, 2);
        assertThat(client.keys(page(select("docs", "id > 0", "id"), 0, 2))).containsExactly(1L);
        assertThat(client.keys(page(select("docs", "id > 0", "id"), 2, 1))).isEmpty();
        assertThat(client.keys("docs", "id > 0")).containsExactly(1L, 2L);
    }

    @Test
    void theLargestKeyIsCountedButNotReadOnVersion23() {
        restart(FakeOptions.of(FakeVersion.V2_3));
        client.createLoaded(Schemas.of("docs"));
        client.insertKeys("docs", 1, Long.MAX_VALUE);
        assertThat(client.keys("docs", "id > 0")).containsExactly(1L);
        assertThat(client.count("docs")).isEqualTo(2);
    }

    @Test
    void countTakesAnExpressionAndNoLimit() {
        client.createLoaded(Schemas.of("docs"));
        client.insertKeys("docs", 1, 2, 3);
        QueryResults results = client.query(select("docs", "id >= 2", "count(*)"));
        assertThat(column(results, "count(*)").getScalars().getLongData().getDataList())
                .containsExactly(2L);
        assertRefused(
                client.query(page(select("docs", "", "count(*)"), 0, 5)).getStatus(),
                1100,
                "pagination");
    }

    @Test
    void aColumnCarriesItsRealFieldIdAndTheKeyIsAlwaysThere() {
        client.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
        client.insertKeys("docs", 1);
        QueryResults results = client.query(select("docs", "id > 0", "$meta"));
        assertThat(column(results, "id").getFieldId()).isEqualTo(100);
        FieldData meta = column(results, "$meta");
        assertThat(meta.getFieldId()).isEqualTo(102);
        assertThat(meta.getIsDynamic()).isTrue();
        assertThat(meta.getValidDataList()).containsExactly(true);
        assertThat(results.getFieldsDataCount()).isEqualTo(2);
    }

    @Test
    void metaCarriesNoValidDataBefore268() {
        restart(FakeOptions.of(FakeVersion.V2_6_3));
        client.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
        client.insertKeys("docs", 1);
        QueryResults results = client.query(select("docs", "id > 0", "*"));
        assertThat(column(results, "$meta").getValidDataList()).isEmpty();
    }

    @Test
    void columnsComeInChangingOrder() {
        client.createLoaded(Schemas.of("docs", Schemas.varchar("a", 9).setNullable(true)));
        client.insertKeys("docs", 1);
        Set<List<String>> orders = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            orders.add(
                    client.query(select("docs", "id > 0", "*")).getFieldsDataList().stream()
                            .map(FieldData::getFieldName)
                            .toList());
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void aBm25OutputCannotBeRead() {
        client.createLoaded(Schemas.withBm25("lex", false));
        assertRefused(
                client.query(select("lex", "id > 0", "sparse")).getStatus(),
                1100,
                "not allowed to retrieve raw data");
        assertThat(client.query(select("lex", "id > 0", "*")).getOutputFieldsList())
                .containsExactlyInAnyOrder("id", "vec", "text");
    }

    @Test
    void anUnknownOutputFieldIsRefused() {
        client.createLoaded(Schemas.of("docs"));
        assertRefused(
                client.query(select("docs", "id > 0", "x")).getStatus(), 1100, "field x not exist");
    }

    @Test
    void anAnswerOverTheOutputLimitIsRefusedWithTheWordsOfItsLine() {
        for (FakeVersion version : List.of(FakeVersion.V2_3, FakeVersion.V2_6_8)) {
            restart(FakeOptions.of(version).withMaxOutputBytes(150));
            client.createLoaded(Schemas.of("docs"));
            client.insertKeys("docs", 1, 2, 3, 4, 5, 6, 7, 8);
            QueryResults results = client.query(select("docs", "id > 0", "*"));
            assertThat(results.getStatus().getReason())
                    .containsPattern("exceed the maxOutputSize Limit|exceed the limit size");
            assertOk(client.query(select("docs", "id > 6", "*")).getStatus());
        }
    }

    @Test
    void messagesOverTheGrpcLimitsAreResourceExhausted() {
        restart(FakeOptions.of(FakeVersion.V2_3).withMessageLimits(4000, 300));
        client.createLoaded(Schemas.of("docs"));
        assertOk(
                client.insertKeys(
                                "docs", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17,
                                18, 19, 20)
                        .getStatus());
        assertThatThrownBy(() -> client.query(select("docs", "id > 0", "*")))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining(
                        "RESOURCE_EXHAUSTED: trying to send message larger than max (")
                .hasMessageContaining(" vs. 300)");
        assertThatThrownBy(() -> client.insertKeys("docs", new long[300]))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining(
                        "RESOURCE_EXHAUSTED: grpc: received message larger than max (")
                .hasMessageContaining(" vs. 4000)");
    }

    @Test
    void onlyLoadedPartitionsAreReadWithoutAWordAboutTheOthers() {
        assertOk(client.create(Schemas.of("docs")));
        client.index(Schemas.of("docs"));
        assertOk(client.stub().createPartition(partition("p")));
        client.insertKeys("docs", 1);
        InsertRequest.Builder inP =
                Client.rows("docs", 1, Columns.longs("id", 2), Columns.vectors("vec", 2));
        assertOk(client.stub().insert(inP.setPartitionName("p").build()).getStatus());
        assertOk(
                client.stub()
                        .loadPartitions(
                                LoadPartitionsRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .addPartitionNames("p")
                                        .build()));
        assertThat(client.keys("docs", "id > 0")).containsExactly(2L);
        assertRefused(
                client.query(select("docs", "id > 0", "id").addPartitionNames("_default"))
                        .getStatus(),
                201,
                "partition not loaded");
        assertRefused(
                client.query(select("docs", "id > 0", "id").addPartitionNames("q")).getStatus(),
                200,
                "partition not found");
        assertOk(
                client.stub()
                        .releaseCollection(
                                ReleaseCollectionRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .build()));
        assertRefused(client.query(select("docs", "id > 0", "id")).getStatus(), 101);
    }

    private void restart(FakeOptions options) {
        close();
        fake = FakeMilvus.start(options);
        client = new Client(fake);
    }

    private static CreatePartitionRequest partition(String name) {
        return CreatePartitionRequest.newBuilder()
                .setCollectionName("docs")
                .setPartitionName(name)
                .build();
    }

    private static QueryRequest.Builder page(
            QueryRequest.Builder request, long offset, long limit) {
        return request.addQueryParams(pair("offset", "" + offset))
                .addQueryParams(pair("limit", "" + limit));
    }
}
