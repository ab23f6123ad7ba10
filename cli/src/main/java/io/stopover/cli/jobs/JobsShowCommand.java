package io.stopover.cli.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Quantity;
import io.stopover.cli.text.Table;
import io.stopover.cli.text.Words;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.JobChange;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.ledger.H2Ledger;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stopover jobs show}. */
@Command(
        name = "show",
        description = "Show how far each collection of a job is, and what happened to the job.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover jobs show last"})
final class JobsShowCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(
            paramLabel = "JOB",
            defaultValue = JobLookup.LAST,
            description = "A job's id, or last (default).")
    private String name = JobLookup.LAST;

    JobsShowCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        try (Ledger ledger = H2Ledger.open(globals.state().path())) {
            JobRecord job = JobLookup.find(ledger, name);
            List<CollectionRecord> collections = ledger.collections(job.id());
            List<JobChange> history = ledger.history(job.id());
            show(job, collections, history);
            globals.answer(json(job, collections, history));
            return Exit.DONE.code();
        }
    }

    private void show(JobRecord job, List<CollectionRecord> collections, List<JobChange> history) {
        globals.answer(job.id() + " " + job.state() + ": " + job.title());
        if (!job.reason().isEmpty()) {
            globals.answer(job.reason());
        }
        globals.answer("");
        Table table = new Table("Collection", "Target", "Phase", ">Rows source");
        for (CollectionRecord collection : collections) {
            table.row(
                    collection.source(),
                    collection.target(),
                    Words.of(collection.phase()),
                    rows(collection));
        }
        globals.answer(table.lines(globals.shell().columns()));
        globals.answer("");
        Table changes = new Table("When (UTC)", "State", "Who", "Reason");
        for (JobChange change : history) {
            changes.row(
                    change.at().truncatedTo(ChronoUnit.SECONDS),
                    change.to(),
                    change.actor(),
                    change.reason().lines().findFirst().orElse(""));
        }
        globals.answer(changes.lines(globals.shell().columns()));
    }

    private static String rows(CollectionRecord collection) {
        return collection.sourceCounts().isEmpty()
                ? "not counted"
                : Quantity.count(
                        collection.sourceCounts().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
    }

    private static ObjectNode json(
            JobRecord job, List<CollectionRecord> collections, List<JobChange> history) {
        ObjectNode result = JobsListCommand.json(job);
        ArrayNode nodes = result.putArray("collections");
        for (CollectionRecord collection : collections) {
            nodes.addObject()
                    .put("database", collection.source().database())
                    .put("collection", collection.source().collection())
                    .put("targetDatabase", collection.target().database())
                    .put("target", collection.target().collection())
                    .put("phase", collection.phase().name());
        }
        ArrayNode changes = result.putArray("history");
        for (JobChange change : history) {
            changes.addObject()
                    .put("at", change.at().toString())
                    .put("status", change.to().name())
                    .put("actor", change.actor())
                    .put("reason", change.reason());
        }
        return result;
    }
}
