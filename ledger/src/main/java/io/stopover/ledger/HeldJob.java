package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * A job whose database this process has open. The database is the truth; what others look for goes
 * to the card: what concerns the job as soon as it is committed, its collections' progress soon
 * after, for a card of thousands of collections takes its time. Thread-safe.
 */
final class HeldJob implements AutoCloseable {
    private static final long SOON_MILLIS = 300;

    private final JobFolder folder;
    private final JobDatabase database;
    private final SqlLedger tables;
    private JobCard card;
    private boolean writesSoon;
    private boolean closed;
    private boolean removed;

    private HeldJob(JobFolder folder, JobDatabase database, SqlLedger tables, JobRecord job) {
        this.folder = folder;
        this.database = database;
        this.tables = tables;
        this.card = new JobCard(job, tables.history(job.id()), tables.collections(job.id()), true);
        folder.write(card);
    }

    static HeldJob create(
            JobFolder folder, JobRecord job, List<CollectionRecord> collections, String actor) {
        StateFolder.prepare(folder.path());
        return open(
                folder,
                actor,
                tables -> {
                    tables.create(job, collections);
                    return tables;
                });
    }

    /** Whatever the card said before says what the database says afterwards. */
    static HeldJob open(JobFolder folder, String actor) {
        return open(folder, actor, UnaryOperator.identity());
    }

    private static HeldJob open(JobFolder folder, String actor, UnaryOperator<SqlLedger> prepare) {
        JobDatabase database = JobDatabase.open(folder);
        try {
            SqlLedger tables = prepare.apply(new SqlLedger(database.sql(), actor));
            JobRecord job =
                    tables.job(folder.id()).orElseThrow(() -> SqlLedger.noSuchJob(folder.id()));
            tables.report(job.id()).ifPresent(folder::writeReport);
            return new HeldJob(folder, database, tables, job);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Empty when the job was removed. */
    synchronized Optional<JobCard> card() {
        return removed ? Optional.empty() : Optional.of(card);
    }

    JobLedger take() {
        JobLedger taken = tables.take(folder.id());
        showJob();
        return new ShownJobLedger(taken, this);
    }

    synchronized void show(CollectionRecord changed) {
        card = card.with(changed);
        if (!writesSoon) {
            writesSoon = true;
            Thread.ofVirtual().name("card of " + folder.id()).start(this::writeSoon);
        }
    }

    private void writeSoon() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SOON_MILLIS));
        synchronized (this) {
            writesSoon = false;
            if (!closed) {
                folder.offer(card);
            }
        }
    }

    void showJob() {
        show(shown ->
                shown.with(
                        tables.job(folder.id()).orElse(shown.job()), tables.history(folder.id())));
    }

    void showReport(String json) {
        folder.writeReport(json);
        showJob();
    }

    private synchronized void show(UnaryOperator<JobCard> change) {
        card = change.apply(card);
        folder.offer(card);
    }

    /** Empties the database, so that whoever writes is fenced off; its file goes on close. */
    synchronized void remove() {
        removed = true;
        tables.remove(folder.id());
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (!removed) {
                show(JobCard::released);
            }
        } finally {
            database.close();
        }
        if (removed) {
            folder.delete();
        }
    }
}
