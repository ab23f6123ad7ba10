package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.select;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.vectors;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MutationTest {
    private final FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
    private final Client client = new Client(fake);

    @BeforeEach
    void create() {
        client.createLoaded(Schemas.of("docs"));
    }

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void anUpsertReplacesEveryCopyOfItsKeys() {
        client.insertKeys("docs", 1, 1, 2);
        assertOk(client.upsert("docs", 2, longs("id", 1, 3), vectors("vec", 1, 3)).getStatus());
        assertThat(client.keys("docs", "id > 0")).containsExactly(1L, 2L, 3L);
        assertThat(client.count("docs")).isEqualTo(3);
    }

    @Test
    void anUpsertWithOneKeyTwiceIsRefused() {
        assertRefused(
                client.upsert("docs", 2, longs("id", 1, 1), vectors("vec", 1, 1)).getStatus(),
                1100,
                "duplicate");
    }

    @Test
    void aDeleteByKeysNeedsNoLoadedCollectionAndADeleteByRangeDoes() {
        assertOk(client.create(Schemas.of("cold")));
        client.insertKeys("cold", 1, 2, 3);
        assertRefused(client.delete("cold", "id > 1").getStatus(), 101);
        assertThat(client.delete("cold", "id in [1, 9]").getDeleteCnt()).isEqualTo(2);
        assertThat(fake.rows("default", "cold"))
                .extracting(row -> row.value("id"))
                .containsExactly(2L, 3L);
        client.insertKeys("docs", 1, 2, 3);
        assertOk(client.delete("docs", "id >= 2 && id <= 3").getStatus());
        assertThat(client.keys("docs", "id > 0")).containsExactly(1L);
    }

    @Test
    void anIteratorLearnsATimestampAndReadsExactlyThere() {
        client.insertKeys("docs", 1, 2);
        QueryResults first = client.query(iterate(0));
        assertThat(first.getSessionTs()).isPositive();
        client.insertKeys("docs", 3);
        client.delete("docs", "id in [1]");
        assertThat(client.keys(iterate(first.getSessionTs()))).containsExactly(1L, 2L);
        assertThat(client.keys(iterate(0))).containsExactly(2L, 3L);
        assertThat(
                        client.keys(
                                select("docs", "id > 0", "id")
                                        .setGuaranteeTimestamp(first.getSessionTs())))
                .containsExactly(2L, 3L);
    }

    @Test
    void linesBefore25PinNothing() {
        try (FakeMilvus old = FakeMilvus.start(FakeVersion.V2_4);
                Client oldClient = new Client(old)) {
            oldClient.createLoaded(Schemas.of("docs"));
            long timestamp = oldClient.insertKeys("docs", 1).getTimestamp();
            oldClient.insertKeys("docs", 2);
            assertThat(oldClient.query(iterate(0)).getSessionTs()).isZero();
            assertThat(oldClient.keys(iterate(timestamp))).containsExactly(1L, 2L);
        }
    }

    private static QueryRequest.Builder iterate(long timestamp) {
        return select("docs", "id > 0", "id")
                .addQueryParams(pair("iterator", "true"))
                .setGuaranteeTimestamp(timestamp);
    }
}
