package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.texts;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivisionTest {
    private static final int ROWS = 300;
    private static final int TEXT = 1_000;
    private static final int LIMIT = 20_000;
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void anAnswerTooBigForTheSourceIsAskedForInParts(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(version).withMaxOutputBytes(LIMIT),
                        FakeOptions.of(version))) {
            assertCopied(clusters);
        }
    }

    @Test
    void anAnswerTooBigToSendIsAskedForInParts() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8).withMessageLimits(MEGABYTE, LIMIT),
                        FakeOptions.of(FakeVersion.V2_6_8))) {
            assertCopied(clusters);
        }
    }

    @Test
    void aRequestTooBigForTheTargetIsSentInPartsAndOnceOnly() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8),
                        FakeOptions.of(FakeVersion.V2_6_8).withMessageLimits(LIMIT, MEGABYTE))) {
            assertCopied(clusters);
            assertThat(clusters.target.calls(Rpc.UPSERT)).isZero();
        }
    }

    @Test
    void theTargetIsReadBackInPartsToo() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8),
                        FakeOptions.of(FakeVersion.V2_6_8).withMaxOutputBytes(LIMIT))) {
            assertCopied(clusters);
        }
    }

    @Test
    void halvesOfAnUncertainRangeAreUncertainToo() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8),
                        FakeOptions.of(FakeVersion.V2_6_8).withMessageLimits(LIMIT, MEGABYTE))) {
            clusters.target.onNext(Rpc.INSERT, Fault.loseReply());
            clusters.target.onNext(Rpc.INSERT, Fault.unavailable(), 3);
            assertCopied(clusters);
        }
    }

    @Test
    void aWriteRefusedAsTooLargeWithAnUncertainOutcomeIsSentInParts() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8), FakeOptions.of(FakeVersion.V2_6_8))) {
            clusters.target.onNext(
                    Rpc.INSERT, Fault.answer(65_535, "the message is larger than max"), 2);
            assertCopied(clusters);
            assertThat(clusters.ranges()).hasSizeGreaterThan(2);
        }
    }

    /** Both copies of a key lie where the scout looks for a boundary: the page there is empty. */
    @Test
    void anEmptyPageIsNotTakenForTheEnd() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(FakeOptions.of(FakeVersion.V3_0), FakeOptions.of(FakeVersion.V3_0))) {
            Rows.fill(clusters.from, Schemas.of("docs"), 40_000, "_default");
            Rows.insert(clusters.from, "docs", "_default", LongStream.of(15_999));
            assertVerified(clusters.migrate());
            assertThat(clusters.targetRows("docs")).hasSize(40_000);
            assertThat(clusters.ranges())
                    .extracting(Range::state)
                    .extracting(state -> ((RangeState.Verified) state).stored().source().rows())
                    .allMatch(rows -> rows <= 16_000);
        }
    }

    @Test
    void norIsAnEmptyPageAmongTheFewFirstRows() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(FakeOptions.of(FakeVersion.V3_0), FakeOptions.of(FakeVersion.V3_0))) {
            Rows.fill(
                    clusters.from,
                    Schemas.of("docs").setEnableDynamicField(true),
                    5_000,
                    "_default");
            Rows.insert(clusters.from, "docs", "_default", LongStream.of(499));
            assertVerified(clusters.migrate());
            assertThat(clusters.targetRows("docs")).hasSize(5_000);
            assertThat(clusters.ranges()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void aRowTooBigForTheSourceToSendIsAnErrorOfItsOwn() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8).withMaxOutputBytes(TEXT),
                        FakeOptions.of(FakeVersion.V2_6_8))) {
            assertRowTooLarge(clusters);
        }
    }

    @Test
    void aRowTooBigForTheTargetIsAnErrorOfItsOwn() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8),
                        FakeOptions.of(FakeVersion.V2_6_8).withMessageLimits(TEXT, MEGABYTE))) {
            assertRowTooLarge(clusters);
        }
    }

    @Test
    void longKeysAreReadInPartsWhereverOnlyKeysAreRead() throws InterruptedException {
        try (Clusters clusters =
                Clusters.of(
                        FakeOptions.of(FakeVersion.V2_6_8).withMaxOutputBytes(150_000),
                        FakeOptions.of(FakeVersion.V2_6_8).withMaxOutputBytes(150_000))) {
            clusters.from.createLoaded(
                    Schemas.keyed("docs", Schemas.varchar("id", TEXT).setIsPrimaryKey(true)));
            String[] keys =
                    IntStream.range(0, 200)
                            .mapToObj(i -> i + "-".repeat(TEXT - 10))
                            .toArray(String[]::new);
            long[] numbers = LongStream.range(0, keys.length).toArray();
            for (int copy = 0; copy < 2; copy++) {
                assertOk(
                        clusters.from
                                .insert(
                                        "docs",
                                        keys.length,
                                        texts("id", keys),
                                        vectors("vec", numbers))
                                .getStatus());
            }
            Report report = clusters.migrate(Choices.with(LoadPolicy.ALL));
            assertVerified(report);
            assertThat(report.findings())
                    .anyMatch(f -> f.message().startsWith("200 rows are further copies"));
            assertThat(clusters.targetRows("docs")).hasSize(keys.length);
            assertThat(clusters.newPlan(Choices.with(ExistingPolicy.APPEND)).findings())
                    .anyMatch(f -> f.message().startsWith("200 keys are on both sides"));
        }
    }

    private static void assertRowTooLarge(Clusters clusters) throws InterruptedException {
        fill(clusters.from);
        Report report = clusters.migrate();
        assertThat(report.state()).isEqualTo(JobState.FAILED);
        assertThat(report.collections())
                .extracting(CollectionReport::failure)
                .allMatch(f -> f.startsWith("SOURCE_ROW_TOO_LARGE while copying default.docs"));
    }

    private static void assertCopied(Clusters clusters) throws InterruptedException {
        fill(clusters.from);
        assertVerified(clusters.migrate());
        assertThat(clusters.targetRows("docs")).hasSize(ROWS);
        Rows.assertSame(clusters.sourceRows("docs"), clusters.targetRows("docs"));
    }

    private static void fill(Client client) {
        client.createLoaded(Schemas.of("docs", Schemas.varchar("text", TEXT)));
        long[] keys = LongStream.range(0, ROWS).toArray();
        String[] texts =
                LongStream.of(keys)
                        .mapToObj(key -> (key + " ").repeat(TEXT).substring(0, TEXT))
                        .toArray(String[]::new);
        for (int at = 0; at < ROWS; at += 10) {
            long[] some = java.util.Arrays.copyOfRange(keys, at, at + 10);
            assertOk(
                    client.insert(
                                    "docs",
                                    some.length,
                                    longs("id", some),
                                    vectors("vec", some),
                                    texts("text", java.util.Arrays.copyOfRange(texts, at, at + 10)))
                            .getStatus());
        }
    }
}
