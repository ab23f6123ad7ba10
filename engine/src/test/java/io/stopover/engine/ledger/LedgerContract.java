package io.stopover.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyInterval;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeId;
import io.stopover.model.range.RangeState;
import io.stopover.model.range.RangeState.Mismatched;
import io.stopover.model.range.RangeState.Planned;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Split;
import io.stopover.model.range.RangeState.Stored;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.range.RangeState.Verified;
import io.stopover.model.report.JobState;
import io.stopover.model.schema.CollectionName;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every ledger promises. */
public abstract class LedgerContract {
    private static final Stored STORED =
            new Stored(
                    new Digest(2525, -1, Long.MIN_VALUE),
                    8_000_000,
                    Optional.empty(),
                    451234567890L);
    private static final Stored STORED_WITH_NEW_KEYS =
            new Stored(
                    Digest.EMPTY,
                    0,
                    Optional.of(new KeyInterval(Long.MIN_VALUE, Long.MAX_VALUE)),
                    Long.MAX_VALUE);

    private Ledger ledger = new MemoryLedger();

    /** An empty ledger; the contract closes it. */
    protected abstract Ledger open();

    @BeforeEach
    void openLedger() {
        ledger = open();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void aNewLedgerKnowsNoJob() {
        assertThat(ledger.jobs()).isEmpty();
        assertThat(ledger.unfinished("f")).isEmpty();
        assertThat(ledger.job("job-1")).isEmpty();
        assertThat(ledger.collections("job-1")).isEmpty();
        assertThat(ledger.history("job-1")).isEmpty();
        assertThat(ledger.report("job-1")).isEmpty();
    }

    @Test
    void aNewJobIsPendingUnderEpochZeroAndFoundById() {
        JobRecord job = ledger.create("f", "shop to archive", collections());

        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.epoch()).isZero();
        assertThat(job.title()).isEqualTo("shop to archive");
        assertThat(job.reason()).isEmpty();
        assertThat(ledger.job(job.id())).contains(job);
        assertThat(ledger.collections(job.id())).isEqualTo(collections());
    }

    @Test
    void jobsAreListedNewestFirst() {
        JobRecord first = ledger.create("f", "first", List.of());
        JobRecord second = ledger.create("g", "second", List.of());
        JobRecord third = ledger.create("f", "third", List.of());

        assertThat(ledger.jobs()).containsExactly(third, second, first);
    }

    @Test
    void theNewestJobOfAFingerprintThatDidNotSucceedIsUnfinished() {
        JobRecord older = ledger.create("f", "older", List.of());
        JobRecord newer = ledger.create("f", "newer", List.of());
        ledger.create("other", "newest", List.of());
        assertThat(ledger.unfinished("f")).contains(newer);

        succeed(ledger.take(newer.id()));
        assertThat(ledger.unfinished("f")).contains(older);

        succeed(ledger.take(older.id()));
        assertThat(ledger.unfinished("f")).isEmpty();
    }

    @Test
    void takingAJobRaisesItsEpoch() {
        JobRecord job = ledger.create("f", "t", List.of());

        assertThat(ledger.take(job.id()).job().epoch()).isEqualTo(1);
        assertThat(ledger.take(job.id()).job().epoch()).isEqualTo(2);
        assertThat(ledger.job(job.id()).orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void aJobThatDoesNotExistIsNeitherTakenNorRemoved() {
        assertThat(codeOf(() -> ledger.take("job-none"))).isEqualTo(ErrorCode.JOB_NOT_FOUND);
        assertThat(codeOf(() -> ledger.remove("job-none"))).isEqualTo(ErrorCode.JOB_NOT_FOUND);
    }

    @Test
    void aJobMovesAlongItsTransitionTableAndEveryChangeIsKept() {
        JobRecord created = ledger.create("f", "t", List.of());
        JobLedger job = ledger.take(created.id());

        job.move(JobState.IN_PROGRESS, "");
        job.move(JobState.FAILED, "VERIFY_MISMATCH");

        assertThat(job.job().state()).isEqualTo(JobState.FAILED);
        assertThat(job.job().reason()).isEqualTo("VERIFY_MISMATCH");
        assertThat(job.job().updated()).isAfterOrEqualTo(created.updated());
        List<JobChange> history = ledger.history(created.id());
        assertThat(history)
                .extracting(JobChange::to)
                .containsExactly(JobState.PENDING, JobState.IN_PROGRESS, JobState.FAILED);
        assertThat(history)
                .extracting(JobChange::from)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(JobState.PENDING),
                        Optional.of(JobState.IN_PROGRESS));
        assertThat(history)
                .extracting(JobChange::reason)
                .containsExactly("", "", "VERIFY_MISMATCH");
        assertThat(history).extracting(JobChange::at).isSorted();
        assertThat(history).extracting(JobChange::actor).doesNotContain("");
    }

    @Test
    void aMoveThatTheTableDoesNotAllowChangesNothing() {
        JobRecord created = ledger.create("f", "t", List.of());
        JobLedger job = ledger.take(created.id());

        assertThatThrownBy(() -> job.move(JobState.SUCCESSFUL, ""))
                .isInstanceOf(IllegalStateException.class);

        assertThat(job.job().state()).isEqualTo(JobState.PENDING);
        assertThat(ledger.history(created.id())).hasSize(1);
    }

    @Test
    void collectionsAreUpdatedWithIdentityPhaseAndCounts() {
        JobLedger job = take();
        CollectionRecord changed =
                collections()
                        .get(1)
                        .begun(Action.APPEND, true)
                        .withSourceLoaded(true)
                        .withTarget(new Identity(Long.MAX_VALUE, 7))
                        .withCounts(Map.of("", 0L, "_default", 3L, "ü\"\n", 4L), Map.of("x", 1L))
                        .in(Phase.COPYING);

        job.update(changed);

        assertThat(job.collections()).containsExactly(collections().get(0), changed);
    }

    @Test
    void theLatestUncertainWriteIsKept() {
        JobLedger job = ledger.take(ledger.create("f", "t", collections()).id());
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(job.uncertain(0)).isEmpty();

        job.uncertain(0, noon);
        job.uncertain(0, noon.minusSeconds(5));

        assertThat(job.uncertain(0)).contains(noon);
        assertThat(job.uncertain(1)).isEmpty();
    }

    @Test
    void aFinishedCollectionKeepsItsResult() {
        JobLedger job = ledger.take(ledger.create("f", "t", collections()).id());
        CollectionRecord done = collections().get(0).in(Phase.DONE);
        assertThat(job.result(0)).isEmpty();

        job.finish(done, "{\"rows\": 7}");

        assertThat(job.collections().get(0)).isEqualTo(done);
        assertThat(job.result(0)).contains("{\"rows\": 7}");
        assertThat(job.result(1)).isEmpty();
    }

    @Test
    void plannedRangesComeBackInTheOrderOfTheirIds() {
        JobLedger job = take();

        Range first = job.plan(0, "_default", KeyRange.upTo(Key.of(7)));
        Range second = job.plan(0, "other", KeyRange.after(Key.of(7)));
        Range elsewhere = job.plan(1, "", KeyRange.ALL);

        assertThat(first.state()).isEqualTo(new Planned());
        assertThat(first.id()).isLessThan(second.id());
        assertThat(job.ranges(0)).containsExactly(first, second);
        assertThat(job.ranges(1)).containsExactly(elsewhere);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateOfARangeComesBackAsItWasWritten(RangeState state) {
        JobLedger job = take();
        Range range = job.plan(0, "p", KeyRange.ALL);
        Range neighbour = job.plan(0, "p", KeyRange.ALL);

        Range advanced = job.advance(0, range, state);

        assertThat(advanced).isEqualTo(range.in(state));
        assertThat(job.ranges(0)).containsExactly(advanced, neighbour);
    }

    static Stream<RangeState> states() {
        return Stream.of(
                new Planned(),
                new Sent(1),
                new Unknown(2, "UNAVAILABLE: \"connection reset\"\n"),
                STORED,
                STORED_WITH_NEW_KEYS,
                new Split(new RangeId(3), new RangeId(4)),
                new Verified(STORED),
                new Verified(STORED_WITH_NEW_KEYS),
                new Mismatched(STORED, new Digest(2524, Long.MAX_VALUE, 0)));
    }

    @Test
    void aLaterStateLeavesNothingOfAnEarlierOneBehind() {
        JobLedger job = take();
        Range range = job.plan(0, "p", KeyRange.ALL);

        job.advance(0, range, new Mismatched(STORED_WITH_NEW_KEYS, Digest.EMPTY));
        job.advance(0, range, new Unknown(5, "x"));
        job.advance(0, range, STORED);

        assertThat(job.ranges(0)).containsExactly(range.in(STORED));
    }

    @ParameterizedTest
    @MethodSource("keyRanges")
    void everyKeyComesBackAsItWasWritten(KeyRange keys) {
        JobLedger job = take();

        Range range = job.plan(0, "p", keys);

        assertThat(job.ranges(0)).containsExactly(range);
    }

    static Stream<KeyRange> keyRanges() {
        String controls =
                IntStream.rangeClosed(1, 0x1f)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return Stream.of(
                KeyRange.ALL,
                KeyRange.between(Key.of(Long.MIN_VALUE), Key.of(Long.MAX_VALUE)),
                KeyRange.upTo(Key.of("")),
                KeyRange.between(Key.of(""), Key.of("7")),
                KeyRange.after(Key.of("null")),
                KeyRange.after(Key.of(" it's \"quoted\" \\ \\u4e00 % _ ? :name <x> ")),
                KeyRange.between(Key.of(controls), Key.of("nul \0 inside")),
                KeyRange.between(Key.of("\uffee"), Key.of("\ud83d\ude00")),
                KeyRange.after(Key.of("k".repeat(65_535))),
                KeyRange.after(Key.of("\1".repeat(65_535))));
    }

    @Test
    void aDividedRangeIsReplacedByItsHalves() {
        JobLedger job = take();
        KeyRange keys = KeyRange.between(Key.of(0), Key.of(100));
        Range range = job.plan(0, "p", keys);
        var heir = new Unknown(1, "divided");

        JobLedger.Halves halves = job.divide(0, range, keys.splitAt(Key.of(50)), heir);

        Range left = halves.left();
        Range right = halves.right();
        assertThat(left.keys()).isEqualTo(KeyRange.between(Key.of(0), Key.of(50)));
        assertThat(right.keys()).isEqualTo(KeyRange.between(Key.of(50), Key.of(100)));
        assertThat(List.of(left, right))
                .allMatch(half -> half.partition().equals("p") && half.state().equals(heir));
        assertThat(job.ranges(0))
                .containsExactly(range.in(new Split(left.id(), right.id())), left, right);
    }

    @Test
    void aReportIsKeptAndReplaced() {
        JobLedger job = take();
        String large = "{\"x\":\"" + "é\0".repeat(1_000_000) + "\"}";

        job.storeReport("{}");
        job.storeReport(large);

        assertThat(ledger.report(job.job().id())).contains(large);
    }

    @Test
    void whoeverHeldAJobBeforeItWasTakenCanWriteNothingMore() {
        JobRecord created = ledger.create("f", "t", collections());
        JobLedger old = ledger.take(created.id());
        Range range = old.plan(0, "p", KeyRange.ALL);
        JobLedger current = ledger.take(created.id());

        assertFenced(() -> old.move(JobState.IN_PROGRESS, ""));
        assertFenced(() -> old.finish(collections().get(0).in(Phase.DONE), "{}"));
        assertFenced(() -> old.update(collections().get(0).in(Phase.DONE)));
        assertFenced(() -> old.plan(0, "p", KeyRange.ALL));
        assertFenced(() -> old.advance(0, range, new Sent(1)));
        assertFenced(() -> old.divide(0, range, KeyRange.ALL.splitAt(Key.of(1)), new Planned()));
        assertFenced(() -> old.storeReport("{}"));

        assertThat(current.job().state()).isEqualTo(JobState.PENDING);
        assertThat(current.collections()).isEqualTo(collections());
        assertThat(current.ranges(0)).containsExactly(range);
        assertThat(ledger.report(created.id())).isEmpty();
        assertThat(current.advance(0, range, new Sent(1)).state()).isEqualTo(new Sent(1));
    }

    @Test
    void aRemovedJobIsForgottenAndItsHolderFencedOff() {
        JobLedger kept = take();
        JobRecord created = ledger.create("f", "t", collections());
        JobLedger job = ledger.take(created.id());
        Range range = job.plan(0, "p", KeyRange.ALL);
        job.storeReport("{}");

        ledger.remove(created.id());

        assertThat(ledger.job(created.id())).isEmpty();
        assertThat(ledger.collections(created.id())).isEmpty();
        assertThat(ledger.history(created.id())).isEmpty();
        assertThat(ledger.report(created.id())).isEmpty();
        assertFenced(() -> job.advance(0, range, new Sent(1)));
        assertThat(ledger.jobs()).containsExactly(kept.job());
    }

    @Test
    void manyThreadsPlanAndAdvanceWithoutLosingOneAnothersRanges() throws Exception {
        JobLedger job = take();
        Callable<Void> copier =
                () -> {
                    for (int i = 0; i < 25; i++) {
                        Range range = job.plan(0, "p", KeyRange.ALL);
                        job.advance(0, job.advance(0, range, new Sent(1)), STORED);
                    }
                    return null;
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var copied : threads.invokeAll(Collections.nCopies(8, copier))) {
                copied.get();
            }
        }

        List<Range> ranges = job.ranges(0);
        Set<RangeId> ids = new HashSet<>();
        ranges.forEach(range -> ids.add(range.id()));
        assertThat(ids).hasSize(200);
        assertThat(ranges).hasSize(200).allMatch(range -> range.state().equals(STORED));
    }

    private JobLedger take() {
        return ledger.take(ledger.create("f", "t", collections()).id());
    }

    private static void succeed(JobLedger job) {
        job.move(JobState.IN_PROGRESS, "");
        job.move(JobState.SUCCESSFUL, "");
    }

    private static List<CollectionRecord> collections() {
        return List.of(collection(0, "books"), collection(1, "it's \"x\""));
    }

    private static CollectionRecord collection(int number, String name) {
        return new CollectionRecord(
                number,
                new CollectionName("shop", name),
                new Identity(451, 99),
                new CollectionName("archive", name + "_v2"),
                Identity.NONE,
                Action.RECREATE,
                false,
                false,
                Phase.PLANNED,
                Map.of(),
                Map.of());
    }

    @Test
    void keysThatAreKeptPassToTheHalvesOfTheirRange() {
        JobLedger job = ledger.take(ledger.create("f", "t", collections()).id());
        var keys = KeyRange.between(Key.of(Long.MIN_VALUE), Key.of(100));
        Range range = job.plan(0, "_default", keys);
        assertThat(job.kept(0, range.id())).isEmpty();

        job.keep(0, range, List.of(Key.of(3), Key.of(50), Key.of(51), Key.of(100)));
        assertThat(job.kept(0, range.id()).orElseThrow()).hasSize(4);
        JobLedger.Halves halves = job.divide(0, range, keys.splitAt(Key.of(50)), new Planned());

        assertThat(job.kept(0, halves.left().id()).orElseThrow())
                .containsExactly(Key.of(3), Key.of(50));
        assertThat(job.kept(0, halves.right().id()).orElseThrow())
                .containsExactly(Key.of(51), Key.of(100));
        assertThat(job.ranges(0)).hasSize(3);
    }

    @Test
    void keptKeysMayHoldAnyText() {
        JobLedger job = ledger.take(ledger.create("f", "t", collections()).id());
        Range range = job.plan(0, "", KeyRange.between(Key.of(""), Key.of("z")));
        List<Key> keys = List.of(Key.of("7"), Key.of("\"[,\\"), Key.of("一\n"));
        job.keep(0, range, keys);
        assertThat(job.kept(0, range.id())).contains(keys);
        job.keep(0, range, List.of());
        assertThat(job.kept(0, range.id())).contains(List.of());
    }

    @Test
    void whoeverWasOvertakenKeepsNoKeys() {
        String id = ledger.create("f", "t", collections()).id();
        JobLedger overtaken = ledger.take(id);
        Range range = overtaken.plan(0, "", KeyRange.between(Key.of(1), Key.of(2)));
        ledger.take(id);
        assertFenced(() -> overtaken.keep(0, range, List.of()));
    }

    private static void assertFenced(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOf(FencedException.class);
    }

    private static ErrorCode codeOf(Runnable failing) {
        return catchThrowableOfType(StopoverException.class, failing::run).code();
    }
}
