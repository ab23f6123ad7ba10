package io.stopover.ledger;

import io.stopover.engine.ledger.JobChange;
import io.stopover.model.report.JobState;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who moved a job from where to where, when and why. */
final class History {
    private History() {}

    static void append(
            Handle handle,
            String job,
            @Nullable JobState from,
            JobState to,
            String reason,
            String actor,
            Instant at) {
        handle.createUpdate(
                        """
                        insert into job_change (job, changed, from_state, to_state, reason, actor)
                        values (:job, :changed, :from, :to, :reason, :actor)
                        """)
                .bind("job", job)
                .bind("changed", SqlLedger.utc(at))
                .bind("from", from == null ? null : from.name())
                .bind("to", to.name())
                .bind("reason", reason)
                .bind("actor", actor)
                .execute();
    }

    static List<JobChange> of(Handle handle, String job) {
        return handle.createQuery("select * from job_change where job = :job order by id")
                .bind("job", job)
                .map(Rows::change)
                .list();
    }
}
