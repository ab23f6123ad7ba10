package io.stopover.cli.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Table;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.ledger.H2Ledger;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stopover jobs list}. */
@Command(
        name = "list",
        description = "List all jobs, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover jobs list", "  stopover jobs list -o json"})
final class JobsListCommand implements Callable<Integer> {
    private final Globals globals;

    JobsListCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        try (Ledger ledger = H2Ledger.open(globals.state().path())) {
            List<JobRecord> jobs = ledger.jobs();
            Table table = new Table("Job", "State", "Updated", "From and to", "Reason");
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            ArrayNode nodes = result.putArray("jobs");
            for (JobRecord job : jobs) {
                table.row(
                        job.id(),
                        job.state(),
                        job.updated().truncatedTo(ChronoUnit.SECONDS),
                        job.title(),
                        firstLine(job.reason()));
                nodes.add(json(job));
            }
            globals.answer(
                    jobs.isEmpty()
                            ? List.of("No jobs in " + globals.state().path())
                            : table.lines(globals.shell().columns()));
            globals.answer(result);
            return Exit.DONE.code();
        }
    }

    static ObjectNode json(JobRecord job) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jobId", job.id())
                .put("status", job.state().name())
                .put("reason", job.reason())
                .put("title", job.title())
                .put("created", job.created().toString())
                .put("updated", job.updated().toString());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
