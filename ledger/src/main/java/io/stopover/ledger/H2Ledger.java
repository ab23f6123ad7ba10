package io.stopover.ledger;

import io.stopover.engine.ledger.Ledger;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A ledger in a database file of a folder. One process at a time may have it open. What was
 * acknowledged survives a killed process; a power failure may take the last moments with it,
 * because H2 leaves it to the operating system when a commit reaches the disk.
 */
public final class H2Ledger {
    private static final String FILE = "ledger";

    // "async:" because H2's plain file access closes the database when a writing thread is
    // interrupted.
    private static final String PROTOCOL = "jdbc:h2:async:";

    // WRITE_DELAY=0 because by default H2 acknowledges up to 500 ms before it writes.
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private H2Ledger() {}

    /**
     * Opens the folder's ledger; creates both when they are missing, the folder for this user only.
     * Fails with StopoverException(STATE_FOLDER) when another process has it open, when it cannot
     * be written to, or when a newer version made it.
     */
    public static Ledger open(Path folder) {
        Path home = StateFolder.prepare(folder, FILE + ".mv.db");
        var source = new JdbcDataSource();
        source.setURL(PROTOCOL + home.resolve(FILE) + OPTIONS);
        try {
            // Holds the database open between the connections of the migration.
            var connection = new OneConnection(source.getConnection());
            try {
                Migrations.apply(source, home);
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
            return new SqlLedger(
                    new Database(Jdbi.create(connection), home.toString()),
                    System.getProperty("user.name", "unknown"),
                    () -> close(connection, home));
        } catch (SQLException e) {
            throw StateFolder.unusable(home, reason(e), e);
        }
    }

    private static void close(OneConnection connection, Path home) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StateFolder.unusable(home, reason(e), e);
        }
    }

    private static String reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "another process is using it";
            default -> String.valueOf(e.getMessage());
        };
    }
}
