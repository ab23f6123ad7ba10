package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobChange;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Jobs in SQL that H2 and PostgreSQL share: what is not done under an epoch. */
final class SqlLedger {
    private final Database database;
    private final String actor;

    /**
     * @param actor who is named in the history of jobs
     */
    SqlLedger(Database database, String actor) {
        this.database = database;
        this.actor = actor;
    }

    /** A job that nobody has taken yet. */
    void create(JobRecord job, List<CollectionRecord> collections) {
        database.run(handle -> {
            insertJob(handle, job);
            History.append(handle, job.id(), null, job.state(), "", actor, job.created());
            collections.forEach(c -> insertCollection(handle, job.id(), c));
        });
    }

    private static void insertJob(Handle handle, JobRecord job) {
        handle.createUpdate(
                        """
                        insert into job
                            (id, fingerprint, title, state, reason, epoch, digest_version, created,
                             updated)
                        values
                            (:id, :fingerprint, :title, :state, :reason, :epoch, :digest_version, :time,
                             :time)
                        """)
                .bind("id", job.id())
                .bind("fingerprint", job.fingerprint())
                .bind("title", job.title())
                .bind("state", job.state().name())
                .bind("reason", job.reason())
                .bind("epoch", job.epoch())
                .bind("digest_version", job.digestVersion())
                .bind("time", utc(job.created()))
                .execute();
    }

    private static void insertCollection(Handle handle, String job, CollectionRecord record) {
        var insert =
                handle.createUpdate(
                        """
                        insert into job_collection
                            (job, number, epoch,
                             source_database, source_name, source_id, source_created,
                             target_database, target_name, target_id, target_created,
                             action, target_was_loaded, source_loaded, phase, source_counts,
                             target_counts, ranges)
                        values
                            (:job, :number, 0,
                             :source_database, :source_name, :source_id, :source_created,
                             :target_database, :target_name, :target_id, :target_created,
                             :action, :target_was_loaded, :source_loaded, :phase, :source_counts,
                             :target_counts, 0)
                        """);
        CollectionColumns.bind(insert.bind("job", job), record).execute();
    }

    JobLedger take(String jobId) {
        int epoch =
                database.ask(handle -> {
                    raise(handle, jobId);
                    return handle.createQuery("select epoch from job where id = :job")
                            .bind("job", jobId)
                            .mapTo(Integer.class)
                            .one();
                });
        return new SqlJobLedger(database, jobId, epoch, actor);
    }

    private static void raise(Handle handle, String jobId) {
        int found =
                handle.createUpdate(
                                "update job set epoch = epoch + 1, updated = :time where id = :job")
                        .bind("time", utc(now()))
                        .bind("job", jobId)
                        .execute();
        if (found == 0) {
            throw noSuchJob(jobId);
        }
        // Collections before ranges, as every writer does: no deadlock, and whoever is adding a
        // range has either finished before this passes its collection or is fenced off there.
        handle.createUpdate("update job_collection set epoch = epoch + 1 where job = :job")
                .bind("job", jobId)
                .execute();
        handle.createUpdate("update job_range set epoch = epoch + 1 where job = :job")
                .bind("job", jobId)
                .execute();
    }

    Optional<JobRecord> job(String jobId) {
        return database.ask(handle ->
                handle.createQuery("select * from job where id = :job")
                        .bind("job", jobId)
                        .map(Rows::job)
                        .findOne());
    }

    List<CollectionRecord> collections(String jobId) {
        return database.ask(handle ->
                handle.createQuery("select * from job_collection where job = :job order by number")
                        .bind("job", jobId)
                        .map(Rows::collection)
                        .list());
    }

    List<JobChange> history(String jobId) {
        return database.ask(handle -> History.of(handle, jobId));
    }

    Optional<String> report(String jobId) {
        return database.ask(handle ->
                handle.createQuery("select report from job where id = :job and report is not null")
                        .bind("job", jobId)
                        .mapTo(String.class)
                        .findOne());
    }

    void remove(String jobId) {
        int found =
                database.ask(handle ->
                        handle.createUpdate("delete from job where id = :job")
                                .bind("job", jobId)
                                .execute());
        if (found == 0) {
            throw noSuchJob(jobId);
        }
    }

    static StopoverException noSuchJob(String jobId) {
        return new StopoverException(ErrorCode.JOB_NOT_FOUND, "there is no job " + jobId);
    }

    /** Now, as precisely as the database keeps it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
