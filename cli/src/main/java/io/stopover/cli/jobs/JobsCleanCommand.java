package io.stopover.cli.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.ledger.H2Ledger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stopover jobs clean}. */
@Command(
        name = "clean",
        description = {
            "Forget jobs and delete their reports.",
            "",
            "Neither cluster is touched: what an unfinished job has copied stays on the target, and the same command then starts anew."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stopover jobs clean last", "  stopover jobs clean --finished"})
final class JobsCleanCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "JOB", arity = "0..*", description = "Ids of jobs, or last.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--finished", description = "Every job that ended successfully.")
    private boolean finished;

    JobsCleanCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        if (names.isEmpty() && !finished) {
            throw new StopoverException(ErrorCode.USAGE, "name a job, or give --finished");
        }
        try (Ledger ledger = H2Ledger.open(globals.state().path())) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ArrayNode forgotten = result.putArray("forgotten");
            ArrayNode leftLoaded = result.putArray("leftLoaded");
            for (JobRecord job : chosen(ledger)) {
                // Told first: nothing knows of it once the job is forgotten.
                ledger.collections(job.id()).stream()
                        .filter(CollectionRecord::sourceLoaded)
                        .map(collection -> collection.source().toString())
                        .forEach(name -> {
                            leftLoaded.add(name);
                            globals.answer(
                                    name
                                            + " was loaded on the source for the copy and may be so still; release it by hand");
                        });
                ledger.remove(job.id());
                globals.state().removeJob(job.id());
                globals.answer("Forgot job " + job.id());
                forgotten.add(job.id());
            }
            globals.answer(result);
            return Exit.DONE.code();
        }
    }

    private List<JobRecord> chosen(Ledger ledger) {
        List<JobRecord> jobs = new ArrayList<>();
        names.forEach(name -> jobs.add(JobLookup.find(ledger, name)));
        if (finished) {
            ledger.jobs().stream()
                    .filter(job -> job.state() == JobState.SUCCESSFUL)
                    .forEach(jobs::add);
        }
        return jobs.stream().distinct().toList();
    }
}
