package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    private static final String[] HOSTILE =
            Stream.of(
                            "",
                            " ",
                            "\"",
                            "\"\"",
                            "'",
                            "\\",
                            "\\\\",
                            "\\\"",
                            "\\n",
                            "\n",
                            "\r\n",
                            "\t",
                            "\0",
                            "\u007f",
                            "%",
                            "_",
                            "a\\u4e00b",
                            "\\u4e00",
                            "\u4e00",
                            "\ud83d\ude00",
                            "\ud83d\ude00\ud83d",
                            "\uffee",
                            "\ue000",
                            "\" or id != \"",
                            "id",
                            "in [1]",
                            "{}",
                            "0",
                            "00",
                            "9223372036854775808",
                            "é",
                            "e\u0301",
                            "\u202e",
                            "\ufeff")
                    .filter(key -> !key.endsWith("\ud83d"))
                    .toArray(String[]::new);

    /** So small that every range is cut down to a few keys, whatever they contain. */
    private static final long CUT = 150;

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void textKeysMayContainAnything(FakeVersion version) throws InterruptedException {
        FakeOptions options = FakeOptions.of(version).withMaxOutputBytes(CUT);
        try (Clusters clusters = Clusters.of(options, options)) {
            fill(clusters.from, 100, HOSTILE);
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            assertCopied(clusters);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void textKeysMayBeAsLongAsTheyCome(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            fill(
                    clusters.from,
                    65_535,
                    "a".repeat(65_535),
                    "\\".repeat(65_535),
                    "\"".repeat(65_534),
                    "😀".repeat(16_383),
                    "");
            assertCopied(clusters);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_4", "V2_5", "V2_6_8", "V3_0"})
    void theLeastAndTheGreatestNumberAreKeysLikeAnyOther(FakeVersion version)
            throws InterruptedException {
        FakeOptions options = FakeOptions.of(version).withMaxOutputBytes(CUT);
        try (Clusters clusters = Clusters.of(options, options)) {
            clusters.from.createLoaded(Schemas.of("docs"));
            Rows.insert(
                    clusters.from,
                    "docs",
                    "",
                    LongStream.of(
                            Long.MIN_VALUE,
                            Long.MIN_VALUE + 1,
                            -1,
                            0,
                            1,
                            Long.MAX_VALUE - 1,
                            Long.MAX_VALUE));
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            assertCopied(clusters);
        }
    }

    @Test
    void aRowThatAServerCountsAndNeverReturnsIsAnError() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_3, FakeVersion.V2_3)) {
            clusters.from.createLoaded(Schemas.of("docs"));
            Rows.insert(clusters.from, "docs", "", LongStream.of(1, 2, Long.MAX_VALUE));
            Report report = clusters.migrate();
            assertThat(report.state()).isEqualTo(JobState.FAILED);
            assertThat(report.findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.ROWS_UNREADABLE);
        }
    }

    @Test
    void aSingleRowIsARangeToo() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 1, "_default");
            assertCopied(clusters);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void manyRowsArriveInManyRanges(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 40_000, "_default");
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.INSERT)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_5", "V2_6_8", "V3_0"})
    void anEmptyCollectionArrivesEmptyAndVerified(FakeVersion version) throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            clusters.from.createLoaded(Schemas.of("docs").setEnableDynamicField(true));
            Report report = clusters.migrate();
            assertVerified(report);
            assertThat(report.collections().getFirst().rowsRead()).isZero();
            assertThat(clusters.targetRows("docs")).isEmpty();
        }
    }

    @Test
    void rowsStayInTheirPartitionsAndEmptyOnesAreThere() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "red", "blue");
            Rows.createPartition(clusters.from, "docs", "empty");
            assertCopied(clusters);
            assertThat(partitions(clusters.to))
                    .containsExactlyInAnyOrder("_default", "red", "blue", "empty");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void aPartitionKeySpreadsRowsOverAsManyBuckets(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            CollectionSchema.Builder schema =
                    Schemas.of("docs", Schemas.varchar("tenant", 20).setIsPartitionKey(true));
            clusters.from.createLoaded(Client.request(schema).setNumPartitions(7), schema);
            long[] keys = LongStream.range(0, 500).toArray();
            String[] tenants =
                    LongStream.of(keys).mapToObj(key -> "t" + key % 23).toArray(String[]::new);
            assertOk(
                    clusters.from
                            .insert(
                                    "docs",
                                    keys.length,
                                    longs("id", keys),
                                    vectors("vec", keys),
                                    texts("tenant", tenants))
                            .getStatus());
            assertCopied(clusters);
            assertThat(partitions(clusters.to)).hasSize(7);
        }
    }

    private static List<String> partitions(Client client) {
        return client.stub()
                .showPartitions(
                        io.milvus.grpc.ShowPartitionsRequest.newBuilder()
                                .setCollectionName("docs")
                                .build())
                .getPartitionNamesList();
    }

    private static void fill(Client client, int maxLength, String... keys) {
        client.createLoaded(
                Schemas.keyed("docs", Schemas.varchar("id", maxLength).setIsPrimaryKey(true)));
        long[] numbers = LongStream.range(0, keys.length).toArray();
        assertOk(
                client.insert("docs", keys.length, texts("id", keys), vectors("vec", numbers))
                        .getStatus());
    }

    private static void assertCopied(Clusters clusters) throws InterruptedException {
        assertVerified(clusters.migrate());
        assertThat(clusters.sourceRows("docs")).isNotEmpty();
        Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
    }
}
