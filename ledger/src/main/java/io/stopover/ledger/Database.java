package io.stopover.ledger;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Transactions that are on disk when they return and fail as StopoverException(STATE_FOLDER). */
final class Database {
    private final Jdbi jdbi;
    private final String place;

    /**
     * @param place where the ledger lies, for messages
     */
    Database(Jdbi jdbi, String place) {
        this.jdbi = jdbi;
        this.place = place;
    }

    <T> T ask(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw new StopoverException(
                    ErrorCode.STATE_FOLDER,
                    "",
                    "the ledger in " + place + " failed: " + rootMessage(e),
                    e);
        }
    }

    void run(Consumer<Handle> work) {
        ask(handle -> {
            work.accept(handle);
            return true;
        });
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : rootMessage(cause);
    }
}
