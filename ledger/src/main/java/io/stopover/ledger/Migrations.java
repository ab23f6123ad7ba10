package io.stopover.ledger;

import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a ledger's tables to the version of this build. */
final class Migrations {
    private Migrations() {}

    /** Fails with STATE_FOLDER when another build made them, or when a script fails. */
    static void apply(DataSource database, Path home) {
        try {
            Flyway flyway =
                    Flyway.configure(Migrations.class.getClassLoader())
                            .dataSource(database)
                            .locations("classpath:io/stopover/ledger/migrations")
                            // The host program decides what is logged, not Flyway.
                            .loggers("slf4j")
                            .load();
            refuseNewer(flyway, home);
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw StateFolder.foreign(home, e);
        } catch (FlywayException e) {
            throw StateFolder.unusable(home, String.valueOf(e.getMessage()), e);
        }
    }

    private static void refuseNewer(Flyway flyway, Path home) {
        boolean newer =
                Arrays.stream(flyway.info().applied())
                        .anyMatch(migration -> !migration.getState().isResolved());
        if (newer) {
            throw StateFolder.foreign(home, null);
        }
    }
}
