package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.column;
import static io.stopover.testkit.client.Client.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.Status;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Columns;
import io.stopover.testkit.client.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void comparisonsListsAndConnectivesSelectKeys() {
        withNumbers(
                FakeVersion.V2_6_8,
                client -> {
                    assertThat(client.keys("docs", "id > 1 && id <= 3")).containsExactly(2L, 3L);
                    assertThat(client.keys("docs", "id < 2 or id >= 4"))
                            .containsExactly(-5L, 1L, 4L);
                    assertThat(client.keys("docs", "id == 2 || (id > 3 and id != 4)"))
                            .containsExactly(2L);
                    assertThat(client.keys("docs", "id in [1, -5, 9]")).containsExactly(-5L, 1L);
                    assertThat(client.keys("docs", "id not in [1,2,3]")).containsExactly(-5L, 4L);
                    assertThat(client.keys("docs", "not (id > 1)")).containsExactly(-5L, 1L);
                    assertThat(client.keys("docs", "id in []")).isEmpty();
                });
    }

    @Test
    void andBindsTighterThanOr() {
        withNumbers(
                FakeVersion.V2_6_8,
                client ->
                        assertThat(client.keys("docs", "id == 1 || id > 2 && id < 4"))
                                .containsExactly(1L, 3L));
    }

    @Test
    void whatCannotBeParsedIsRefused() {
        withNumbers(
                FakeVersion.V2_6_8,
                client -> {
                    for (String wrong :
                            List.of(
                                    "id >",
                                    "id > 1 &&",
                                    "(id > 1",
                                    "id > \"1\"",
                                    "other > 1",
                                    "id > 1 id",
                                    "#")) {
                        assertRefused(
                                client.query(select("docs", wrong, "id")).getStatus(),
                                1100,
                                "cannot parse expression");
                    }
                    assertRefused(
                            client.query(select("docs", "id > 9223372036854775808", "id"))
                                    .getStatus(),
                            1100);
                });
    }

    @Test
    void theSmallestLiteralIsRefusedUpTo24() {
        String smallest = "id >= -9223372036854775808";
        withNumbers(
                FakeVersion.V2_4,
                client ->
                        assertRefused(
                                client.query(select("docs", smallest, "id")).getStatus(),
                                1100,
                                "cannot parse expression"));
        withNumbers(
                FakeVersion.V2_5, client -> assertThat(client.keys("docs", smallest)).hasSize(5));
    }

    @Test
    void stringsAreUnquotedAsGoDoesIt() {
        withTexts(
                FakeVersion.V2_6_8,
                client -> {
                    assertThat(texts(client, "\"a\\\"b\"")).containsExactly("a\"b");
                    assertThat(texts(client, "\"back\\\\slash\"")).containsExactly("back\\slash");
                    assertThat(texts(client, "\"\\U0001F600\"")).containsExactly("😀");
                    assertThat(texts(client, "\"\\xf0\\x9f\\x98\\x80\"")).containsExactly("😀");
                    assertThat(texts(client, "\"\\344\\270\\200\"")).containsExactly("一");
                    assertThat(texts(client, "\"\\u4e00\"")).containsExactly("一");
                    assertThat(texts(client, "\"line\\n\"")).containsExactly("line\n");
                    assertThat(texts(client, "\"\"")).containsExactly("");
                    assertRefused(query(client, "\"\\q\""), 1100, "invalid syntax");
                    assertRefused(query(client, "\"\\ud83d\\ude00\""), 1100, "invalid syntax");
                    assertRefused(query(client, "\"\\xff\""), 1100, "invalid syntax");
                });
    }

    @Test
    void anEscapedBackslashBeforeUAndFourHexDigitsIsDecodedTooEarlyFrom24On() {
        String escaped = "\"\\\\u4e00\"";
        withTexts(
                FakeVersion.V2_3,
                client -> assertThat(texts(client, escaped)).containsExactly("\\u4e00"));
        withTexts(
                FakeVersion.V2_4,
                client -> {
                    assertRefused(query(client, escaped), 1100, "cannot parse expression");
                    assertThat(texts(client, "\"\\x5cu4e00\"")).containsExactly("\\u4e00");
                });
    }

    @Test
    void aKeyOf65535QuotesCanBeAskedFor() {
        String key = "\"".repeat(65535);
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            client.createLoaded(
                    Schemas.keyed("docs", Schemas.varchar("id", 65535).setIsPrimaryKey(true)));
            client.insert("docs", 1, Columns.texts("id", key), Columns.vectors("vec", 1));
            assertThat(texts(client, "\"" + "\\\"".repeat(65535) + "\"")).containsExactly(key);
            assertRefused(query(client, "\"open"), 1100, "unterminated");
        }
    }

    private static List<String> texts(Client client, String literal) {
        var results = client.query(select("docs", "id == " + literal, "id"));
        Client.assertOk(results.getStatus());
        return column(results, "id").getScalars().getStringData().getDataList();
    }

    private static Status query(Client client, String literal) {
        return client.query(select("docs", "id == " + literal, "id")).getStatus();
    }

    private static void withNumbers(FakeVersion version, Case test) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs"));
            client.insertKeys("docs", 1, 2, 3, 4, -5);
            test.run(client);
        }
    }

    private static void withTexts(FakeVersion version, Case test) {
        try (FakeMilvus fake = FakeMilvus.start(version);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.keyed("docs", Schemas.textKey()));
            String[] keys = {"a\"b", "back\\slash", "😀", "一", "line\n", "", "\\u4e00"};
            client.insert(
                    "docs",
                    keys.length,
                    Columns.texts("id", keys),
                    Columns.vectors("vec", new long[keys.length]));
            test.run(client);
        }
    }

    private interface Case {
        void run(Client client);
    }
}
