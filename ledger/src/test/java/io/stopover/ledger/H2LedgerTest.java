package io.stopover.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState.Sent;
import io.stopover.model.range.RangeState.Unknown;
import io.stopover.model.report.JobState;
import io.stopover.model.schema.CollectionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2LedgerTest {
    @TempDir Path parent = Path.of("");

    @Test
    void aReopenedLedgerFindsEverything() {
        String id;
        Range range;
        JobLedger.Halves halves;
        CollectionRecord collection = collection().in(Phase.COPYING);
        try (Ledger ledger = H2Ledger.open(parent)) {
            id = ledger.create("f", "shop to archive", List.of(collection())).id();
            JobLedger job = ledger.take(id);
            job.move(JobState.IN_PROGRESS, "");
            job.update(collection);
            range = job.advance(0, job.plan(0, "p", KeyRange.upTo(Key.of("é"))), new Sent(1));
            halves =
                    job.divide(
                            0,
                            job.plan(0, "p", KeyRange.after(Key.of("é"))),
                            KeyRange.after(Key.of("é")).splitAt(Key.of("ü")),
                            new Unknown(1, "divided"));
            job.storeReport("{}");
        }

        try (Ledger ledger = H2Ledger.open(parent)) {
            JobLedger job = ledger.take(id);
            assertThat(job.job().state()).isEqualTo(JobState.IN_PROGRESS);
            assertThat(job.job().epoch()).isEqualTo(2);
            assertThat(ledger.unfinished("f")).contains(job.job());
            assertThat(ledger.report(id)).contains("{}");
            assertThat(ledger.history(id)).hasSize(2);
            assertThat(job.collections()).containsExactly(collection);
            assertThat(job.ranges(0)).hasSize(4).contains(range, halves.left(), halves.right());
            assertThat(job.advance(0, range, new Unknown(1, "x")).state())
                    .isEqualTo(new Unknown(1, "x"));
        }
    }

    @Test
    void jobIdsAreShortReadableAndSortByTime() {
        try (Ledger ledger = H2Ledger.open(parent)) {
            assertThat(ledger.create("f", "t", List.of()).id())
                    .matches("job-\\d{8}-\\d{6}-[2-9a-z]{4}");
        }
    }

    @Test
    void aMissingFolderIsCreatedForThisUserOnly() throws IOException {
        Path folder = parent.resolve("a/b");

        H2Ledger.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void everyFileIsForThisUserOnlyWhateverTheFolderIs() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        String id = finishedJob();
        Files.setPosixFilePermissions(database(id), PosixFilePermissions.fromString("rw-r--r--"));
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.take(id);
        }

        try (Stream<Path> files = Files.walk(parent)) {
            assertThat(files.filter(file -> !file.equals(parent)))
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isIn("rw-------", "rwx------"));
        }
    }

    /** Its report is kept, too. */
    private String finishedJob() {
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            String id = ledger.create("f", "t", List.of(collection())).id();
            JobLedger job = ledger.take(id);
            job.move(JobState.IN_PROGRESS, "");
            job.storeReport("{}");
            job.move(JobState.SUCCESSFUL, "");
            return id;
        }
    }

    private Path database(String id) {
        return parent.resolve("jobs").resolve(id).resolve("ledger.mv.db");
    }

    private Path card(String id) {
        return parent.resolve("jobs").resolve(id).resolve("job.json");
    }

    @Test
    void anInterruptedThreadStillWritesAndStaysInterrupted() {
        try (Ledger ledger = H2Ledger.open(parent)) {
            JobLedger job = ledger.take(ledger.create("f", "t", List.of(collection())).id());
            Range range = job.plan(0, "p", KeyRange.ALL);

            Thread.currentThread().interrupt();
            job.advance(0, range, new Sent(1));
            job.move(JobState.IN_PROGRESS, "");
            boolean stillInterrupted = Thread.interrupted();

            assertThat(stillInterrupted).isTrue();
            assertThat(job.ranges(0)).containsExactly(range.in(new Sent(1)));
            assertThat(job.plan(0, "p", KeyRange.ALL)).isNotNull();
        }
    }

    @Test
    void anInterruptedThreadClosesTheLedgerAndGivesTheRequestBack() {
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.take(ledger.create("f", "t", List.of(collection())).id());
            Thread.currentThread().interrupt();
        }

        assertThat(Thread.interrupted()).isTrue();
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.claim("f");
            assertThat(ledger.unfinished("f")).isPresent();
        }
    }

    @Test
    void aJobThatAnotherProcessRunsIsReadButNeitherTakenNorRemoved() throws Exception {
        try (var other = WriterProcess.start(parent, "f");
                H2Ledger ledger = H2Ledger.open(parent)) {
            other.awaitAcknowledged(1);

            JobRecord job = ledger.jobs().getFirst();
            assertThat(job.epoch()).isEqualTo(1);
            assertThat(ledger.unfinished("f")).contains(job);
            assertThat(ledger.collections(job.id())).hasSize(1);
            assertThat(ledger.history(job.id())).hasSize(1);
            String runner = job.id() + " is being run by process " + other.pid();
            assertRunning(() -> ledger.claim("f"), runner);
            assertRunning(() -> ledger.take(job.id()), runner);
            assertRunning(() -> ledger.remove(job.id()), runner);
            assertRunning(() -> ledger.create("f", "t", List.of()), runner);
            other.awaitAcknowledged(100);
        }
    }

    @Test
    void anotherRequestRunsBesideIt() throws Exception {
        try (var other = WriterProcess.start(parent, "f");
                H2Ledger ledger = H2Ledger.open(parent)) {
            other.awaitAcknowledged(1);

            JobLedger job = ledger.take(ledger.create("g", "t", List.of(collection())).id());
            Range range = job.advance(0, job.plan(0, "p", KeyRange.ALL), new Sent(1));

            assertThat(job.ranges(0)).containsExactly(range);
            assertThat(ledger.jobs()).hasSize(2);
            other.awaitAcknowledged(100);
        }
    }

    @Test
    void aRequestIsFreeAgainWhenItsProcessWasKilled() throws Exception {
        try (var other = WriterProcess.start(parent, "f")) {
            other.awaitAcknowledged(1);
        }

        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.claim("f");
            JobRecord job = ledger.unfinished("f").orElseThrow();
            assertThat(ledger.take(job.id()).job().epoch()).isEqualTo(2);
        }
    }

    @Test
    void twoLedgersOfOneProcessDoNotRunTheSameRequestEither() {
        try (H2Ledger second = H2Ledger.open(parent)) {
            try (H2Ledger first = H2Ledger.open(parent)) {
                first.claim("f");
                assertRunning(
                        () -> second.claim("f"), "the same request is being run by this process");
            }
            second.claim("f");
        }
    }

    @Test
    void twoLedgersDoNotWriteToTheSameCollection() {
        try (H2Ledger second = H2Ledger.open(parent)) {
            try (H2Ledger first = H2Ledger.open(parent)) {
                first.claimTargets(List.of("default.a on here", "default.b on here"));
                second.claimTargets(List.of("default.a on there", "default.c on here"));
                assertRunning(
                        () ->
                                second.claimTargets(
                                        List.of("default.d on here", "default.b on here")),
                        "another migration that is being run writes to default.b on here");
            }
            second.claimTargets(List.of("default.b on here"));
        }
    }

    @Test
    void aJobWhoseRemovalWasCutOffIsNone() throws IOException {
        String id;
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            id = ledger.create("f", "t", List.of(collection())).id();
        }
        Files.delete(card(id).resolveSibling("ledger.mv.db"));
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.claim("f");
            assertThat(ledger.unfinished("f")).isEmpty();
            assertThat(ledger.jobs()).isEmpty();
        }
    }

    @Test
    void aDamagedDatabaseOfAKilledJobHidesNoOtherJob() throws IOException {
        String damaged;
        String held;
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            damaged = ledger.create("f", "t", List.of(collection())).id();
            held = Files.readString(card(damaged));
        }
        String done = finishedJob();
        Files.writeString(card(damaged), held);
        Files.writeString(card(damaged).resolveSibling("ledger.mv.db"), "no database");
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            assertThat(ledger.jobs())
                    .extracting(JobRecord::id)
                    .containsExactlyInAnyOrder(damaged, done);
            ledger.remove(damaged);
            assertThat(ledger.jobs()).extracting(JobRecord::id).containsExactly(done);
        }
    }

    @Test
    void whatTheDatabaseSaysCountsWhenAProcessWasKilledBeforeItShowedIt() throws IOException {
        String id;
        String before;
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            id = ledger.create("f", "t", List.of(collection())).id();
            JobLedger job = ledger.take(id);
            before = Files.readString(card(id));
            job.move(JobState.IN_PROGRESS, "");
            job.storeReport("{}");
            job.move(JobState.SUCCESSFUL, "");
        }
        Files.writeString(card(id), before);
        Files.delete(card(id).resolveSibling("report.json"));

        try (H2Ledger ledger = H2Ledger.open(parent)) {
            assertThat(ledger.unfinished("f")).isEmpty();
            assertThat(ledger.job(id).orElseThrow().state()).isEqualTo(JobState.SUCCESSFUL);
            assertThat(ledger.report(id)).contains("{}");
        }
    }

    @Test
    void aCardThatWasLostInAPowerFailureIsWrittenAnew() throws IOException {
        String id = finishedJob();
        Files.writeString(card(id), "");

        try (H2Ledger ledger = H2Ledger.open(parent)) {
            assertThat(ledger.jobs()).hasSize(1);
        }
        assertThat(card(id)).content().contains("SUCCESSFUL");
    }

    @Test
    void aNameThatIsNoIdIsNoJob() {
        finishedJob();
        try (H2Ledger ledger = H2Ledger.open(parent.resolve("jobs"))) {
            assertThat(ledger.job("..")).isEmpty();
            assertThat(ledger.job("../jobs")).isEmpty();
            assertThat(ledger.job("\0")).isEmpty();
        }
    }

    @Test
    void aRemovedJobLeavesNothingOfTheLedger() throws IOException {
        String id = finishedJob();
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            ledger.remove(id);
            assertThat(ledger.jobs()).isEmpty();
        }
        assertThat(parent.resolve("jobs").resolve(id)).isEmptyDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.createFile(parent.resolve("state"));

        assertRefused(file, "cannot be created");
    }

    @Test
    void aPathThatTheDatabaseCannotNameIsRefused() {
        assertRefused(parent.resolve("a;b"), "semicolon");
    }

    @Test
    void aLedgerOfANewerBuildIsRefusedAndLeftAlone() throws SQLException {
        String id = job();
        inDatabase(
                id,
                """
                insert into "flyway_schema_history"
                    ("installed_rank", "version", "description", "type", "script", "checksum",
                     "installed_by", "execution_time", "success")
                values (99, '99', 'from the future', 'SQL', 'V99__future.sql', 1, '', 1, true)
                """);

        assertRefused(id, "another build of Stopover made it", "or move");
    }

    @Test
    void aLedgerWhoseTablesAnotherBuildMadeIsRefusedAndLeftAlone() throws SQLException {
        String id = job();
        inDatabase(id, "update \"flyway_schema_history\" set \"checksum\" = 1");

        assertRefused(id, "another build of Stopover made it", "or move");
    }

    @Test
    void aFolderWithOneLedgerForAllJobsIsOfAnOlderBuild() throws IOException {
        Files.createFile(parent.resolve("ledger.mv.db"));

        assertRefused(parent, "another build of Stopover made it");
    }

    @Test
    void aFileThatIsNoLedgerIsRefused() throws IOException {
        String id = job();
        Files.writeString(database(id), "not a database".repeat(1000));

        assertRefused(id, "cannot be used");
    }

    private String job() {
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            return ledger.create("f", "t", List.of(collection())).id();
        }
    }

    private void inDatabase(String id, String sql) throws SQLException {
        String url = "jdbc:h2:" + card(id).resolveSibling("ledger").toAbsolutePath();
        try (var connection =
                        DriverManager.getConnection(
                                url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRunning(Runnable refused, String message) {
        StopoverException refusal = catchThrowableOfType(StopoverException.class, refused::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.JOB_RUNNING);
        assertThat(refusal).hasMessageContaining(message);
    }

    private void assertRefused(String id, String... reasons) {
        try (H2Ledger ledger = H2Ledger.open(parent)) {
            assertRefused(() -> ledger.take(id), parent.resolve("jobs").resolve(id), reasons);
        }
    }

    private static void assertRefused(Path folder, String reason) {
        assertRefused(() -> H2Ledger.open(folder).close(), folder, reason);
    }

    private static void assertRefused(Runnable refused, Path folder, String... reasons) {
        StopoverException refusal = catchThrowableOfType(StopoverException.class, refused::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.STATE_FOLDER);
        assertThat(refusal)
                .hasMessageContainingAll(reasons)
                .hasMessageContaining(folder.toString());
    }

    private static CollectionRecord collection() {
        return new CollectionRecord(
                0,
                new CollectionName("shop", "books"),
                new Identity(1, 2),
                new CollectionName("shop", "books"),
                Identity.NONE,
                Action.CREATE,
                false,
                false,
                Phase.PLANNED,
                Map.of(),
                Map.of());
    }
}
