package io.stopover.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.JobLedger;
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
    void theFileIsForThisUserOnlyWhateverTheFolderIs() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        H2Ledger.open(parent).close();
        assertThat(permissions("ledger.mv.db")).isEqualTo("rw-------");

        Files.setPosixFilePermissions(
                parent.resolve("ledger.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
        H2Ledger.open(parent).close();
        assertThat(permissions("ledger.mv.db")).isEqualTo("rw-------");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve(file)));
    }

    @Test
    void anInterruptedThreadStillWritesAndStaysInterrupted() {
        try (Ledger ledger = H2Ledger.open(parent)) {
            JobLedger job = ledger.take(ledger.create("f", "t", List.of(collection())).id());
            Range range = job.plan(0, "p", KeyRange.ALL);

            Thread.currentThread().interrupt();
            job.advance(0, range, new Sent(1));
            boolean stillInterrupted = Thread.interrupted();

            assertThat(stillInterrupted).isTrue();
            assertThat(job.ranges(0)).containsExactly(range.in(new Sent(1)));
            assertThat(job.plan(0, "p", KeyRange.ALL)).isNotNull();
        }
    }

    @Test
    void aFolderThatAnotherProcessUsesIsRefused() throws Exception {
        try (var other = WriterProcess.start(parent, "f")) {
            other.awaitAcknowledged(1);

            assertRefused(parent, "another process is using it");
        }
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
    void aLedgerOfANewerVersionIsRefusedAndLeftAlone() throws SQLException {
        H2Ledger.open(parent).close();
        inDatabase(
                """
                insert into "flyway_schema_history"
                    ("installed_rank", "version", "description", "type", "script", "checksum",
                     "installed_by", "execution_time", "success")
                values (99, '99', 'from the future', 'SQL', 'V99__future.sql', 1, '', 1, true)
                """);

        assertRefused(parent, "newer version of Stopover");
    }

    @Test
    void aFileThatIsNoLedgerIsRefused() throws IOException {
        Files.writeString(parent.resolve("ledger.mv.db"), "not a database".repeat(1000));

        assertRefused(parent, "cannot be used");
    }

    private void inDatabase(String sql) throws SQLException {
        String url = "jdbc:h2:" + parent.toAbsolutePath().resolve("ledger");
        try (var connection =
                        DriverManager.getConnection(
                                url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRefused(Path folder, String reason) {
        StopoverException refusal =
                catchThrowableOfType(StopoverException.class, () -> H2Ledger.open(folder).close());
        assertThat(refusal.code()).isEqualTo(ErrorCode.STATE_FOLDER);
        assertThat(refusal).hasMessageContaining(reason).hasMessageContaining(folder.toString());
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
