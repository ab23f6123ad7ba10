package io.stopover.cli.migrate;

import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Quantity;
import io.stopover.engine.copy.RangeStates;
import io.stopover.engine.job.MigrationJob;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.plan.Plan;
import io.stopover.model.range.Range;
import io.stopover.model.range.RangeState;
import java.util.List;

/**
 * Takes the job of a plan from the ledger: a new one, or the interrupted one of the same request.
 */
final class JobStart {
    private final Globals globals;
    private final Ledger ledger;
    private final Plan plan;

    JobStart(Globals globals, Ledger ledger, Plan plan) {
        this.globals = globals;
        this.ledger = ledger;
        this.plan = plan;
    }

    JobLedger begin(String fingerprint, String title) {
        JobRecord job = ledger.create(fingerprint, title, MigrationJob.records(plan));
        globals.say("Starts job " + job.id());
        return ledger.take(job.id());
    }

    JobLedger goOn(JobRecord job) {
        List<CollectionRecord> recorded = ledger.collections(job.id());
        JobLedger taken = ledger.take(job.id());
        globals.say(skipped(taken, recorded));
        return taken;
    }

    private static String skipped(JobLedger job, List<CollectionRecord> recorded) {
        long stored = 0;
        long all = 0;
        for (CollectionRecord collection : recorded) {
            List<Range> ranges =
                    job.ranges(collection.number()).stream()
                            .filter(range -> !(range.state() instanceof RangeState.Split))
                            .toList();
            all += ranges.size();
            stored += ranges.stream().flatMap(r -> RangeStates.stored(r).stream()).count();
        }
        long done = recorded.stream().filter(r -> r.phase() == Phase.DONE).count();
        return "Goes on with job "
                + job.job().id()
                + ": "
                + Quantity.count(stored)
                + " of "
                + Quantity.count(all)
                + " planned ranges are stored already"
                + (done == 0 ? "" : ", " + done + " of " + recorded.size() + " collections done");
    }
}
