package io.stopover.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A job's H2 file while it is open; no other process can open it meanwhile. What was acknowledged
 * survives a killed process; a power failure may take the last moments with it, because H2 leaves
 * it to the operating system when a commit reaches the disk.
 */
final class JobDatabase implements AutoCloseable {
    // "async:" because H2's plain file access closes the database when a writing thread is
    // interrupted.
    private static final String PROTOCOL = "jdbc:h2:async:";

    // WRITE_DELAY=0 because by default H2 acknowledges up to 500 ms before it writes.
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private final Path place;
    private final OneConnection connection;

    private JobDatabase(Path place, OneConnection connection) {
        this.place = place;
        this.connection = connection;
    }

    /**
     * Opens the folder's database, new where there is none. Fails with
     * StopoverException(STATE_FOLDER) when another process has it open, when it cannot be written
     * to, or when another build made it.
     */
    static JobDatabase open(JobFolder folder) {
        Path place = folder.path();
        StateFolder.keepPrivate(folder.databaseFile());
        var source = new JdbcDataSource();
        source.setURL(PROTOCOL + folder.database() + OPTIONS);
        try {
            // Holds the database open between the connections of the migration.
            var opened = new JobDatabase(place, new OneConnection(source.getConnection()));
            try {
                Migrations.apply(source, place);
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    Database sql() {
        return new Database(Jdbi.create(connection), place.toString());
    }

    @Override
    public void close() {
        // H2 waits for its writing thread, and gives up when ours is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(place, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failed(Path place, SQLException e) {
        String reason =
                switch (e.getErrorCode()) {
                    case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "another process is using it";
                    default -> String.valueOf(e.getMessage());
                };
        return StateFolder.unusable(place, reason, e);
    }
}
