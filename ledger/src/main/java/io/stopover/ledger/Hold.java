package io.stopover.ledger;

import io.stopover.engine.ledger.FencedException;
import org.jdbi.v3.core.statement.Update;

/** The right to write to a job, for as long as nobody raises the epoch. */
record Hold(String job, int epoch) {

    /**
     * Executes a statement that has {@code job = :job and epoch = :epoch} in its condition. Fails
     * with FencedException when it hits no row.
     */
    void write(Update guarded) {
        int written = guarded.bind("job", job).bind("epoch", epoch).execute();
        if (written == 0) {
            throw new FencedException(job);
        }
    }
}
