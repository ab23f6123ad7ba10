package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.column;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyntheticServerTest {
    private static final long ROWS = 20_000;
    private static final int DIM = 4;

    private final SyntheticServer server;
    private final Client client;

    SyntheticServerTest() throws IOException {
        server = SyntheticServer.start(0, ROWS, DIM, false);
        client = new Client(server.port());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aRangeIsAWellFormedAnswerWithEveryRowOfIt() {
        QueryResults results = client.query(select("bench", "id > 100 && id <= 17000", "*"));
        assertOk(results.getStatus());
        assertThat(column(results, "id").getScalars().getLongData().getDataList())
                .isEqualTo(LongStream.rangeClosed(101, 17000).boxed().toList());
        assertThat(column(results, "vec").getVectors().getDim()).isEqualTo(DIM);
        assertThat(column(results, "vec").getVectors().getFloatVector().getDataCount())
                .isEqualTo(16900 * DIM);
        assertThat(column(results, "price").getScalars().getDoubleData().getDataList())
                .hasSize(16900)
                .startsWith(1d, 1.01);
        assertThat(column(results, "stock").getScalars().getIntData().getDataList())
                .hasSize(16900)
                .startsWith(16484, 16485);
        assertThat(column(results, "title").getScalars().getStringData().getDataList())
                .hasSize(16900)
                .startsWith("item-10100");
        assertThat(column(results, "$meta").getScalars().getJsonData().getData(0).toStringUtf8())
                .isEqualTo("{\"lot\":10100}");
        assertThat(column(results, "$meta").getIsDynamic()).isTrue();
        assertThat(column(results, "$meta").getFieldId()).isEqualTo(105);
    }

    @Test
    void theSameRowsComeWhateverTheRange() {
        var whole =
                column(client.query(select("bench", "id <= 9000", "*")), "vec")
                        .getVectors()
                        .getFloatVector()
                        .getDataList();
        var part =
                column(client.query(select("bench", "id >= 4001 && id < 9001", "*")), "vec")
                        .getVectors()
                        .getFloatVector()
                        .getDataList();
        assertThat(part).isEqualTo(whole.subList(4000 * DIM, 9000 * DIM));
    }

    @Test
    void aScoutQueryAnswersTheKeySomeRowsOn() {
        assertThat(client.keys(scout(100, 999))).containsExactly(1100L);
        assertThat(client.keys(scout(ROWS - 1, 0))).containsExactly(ROWS);
        assertThat(client.keys(scout(ROWS, 0))).isEmpty();
        assertThat(client.count("bench")).isEqualTo(ROWS);
    }

    @Test
    void aTargetCountsItsRowsAndThenAnswersLikeTheSource() {
        var described =
                client.stub()
                        .describeCollection(
                                DescribeCollectionRequest.newBuilder()
                                        .setCollectionName("bench")
                                        .build());
        client.createLoaded(described.getSchema().toBuilder().setName("copy"));
        assertThat(client.count("copy")).isZero();
        assertThat(client.keys("copy", "id > 0")).isEmpty();
        for (String range : new String[] {"id <= 10000", "id > 10000"}) {
            QueryResults page = client.query(select("bench", range, "*"));
            InsertRequest.Builder insert = Client.rows("copy", 10000);
            page.getFieldsDataList()
                    .forEach(data -> insert.addFieldsData(data.toBuilder().setFieldId(0)));
            MutationResult answer = client.stub().insert(insert.build());
            assertOk(answer.getStatus());
            assertThat(answer.getIDs().getIntId().getDataList())
                    .isEqualTo(column(page, "id").getScalars().getLongData().getDataList());
        }
        assertThat(client.count("copy")).isEqualTo(ROWS);
        assertThat(client.query(select("copy", "id > 19990", "*")).getFieldsDataList())
                .isEqualTo(client.query(select("bench", "id > 19990", "*")).getFieldsDataList());
    }

    @Test
    void anInsertWithAnotherNumberOfKeysIsRefused() {
        var wrong = Client.rows("bench", 3, Columns.longs("id", 1, 2));
        assertRefused(client.stub().insert(wrong.build()).getStatus(), 1100, "num_rows");
    }

    @Test
    void anUnknownCollectionAnswersCode100() {
        assertRefused(client.query(select("other", "id > 0", "*")).getStatus(), 100);
    }

    @Test
    void bareRowsAreAKeyAndAVector() throws IOException {
        try (SyntheticServer bare = SyntheticServer.start(0, ROWS, DIM, true)) {
            Client bareClient = new Client(bare.port());
            assertThat(
                            bareClient
                                    .query(select("bench", "id > 10", "id", "vec"))
                                    .getFieldsDataList())
                    .extracting(FieldData::getFieldName)
                    .containsExactly("id", "vec");
            bareClient.close();
        }
    }

    private static QueryRequest.Builder scout(long after, long offset) {
        return select("bench", "id > " + after, "id")
                .addQueryParams(pair("offset", "" + offset))
                .addQueryParams(pair("limit", "1"));
    }
}
