package io.stopover.cli.jobs;

import io.stopover.cli.result.ReportText;
import io.stopover.cli.result.ResultJson;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.StateFolder;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.report.ReportHtml;
import io.stopover.engine.report.ReportJson;
import io.stopover.ledger.H2Ledger;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.report.Report;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stopover report}. */
@Command(
        name = "report",
        description =
                "Show a job's report again. Exit codes are those of the job: 4 when it found differences.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover report last",
            "  stopover report last --html report.html",
            "  stopover report last -o json"
        })
public final class ReportCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(
            paramLabel = "JOB",
            defaultValue = JobLookup.LAST,
            description = "A job's id, or last (default).")
    private String name = JobLookup.LAST;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a web page.")
    private Optional<Path> html = Optional.empty();

    public ReportCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        try (Ledger ledger = H2Ledger.open(globals.state().path())) {
            JobRecord job = JobLookup.find(ledger, name);
            Report report =
                    ledger.report(job.id())
                            .map(ReportJson::read)
                            .orElseThrow(() ->
                                    new StopoverException(
                                            ErrorCode.JOB_NOT_FOUND,
                                            "job "
                                                    + job.id()
                                                    + " has no report: it is "
                                                    + job.state()));
            globals.answer(new ReportText(report, globals.shell().columns()).lines());
            html.ifPresent(file -> {
                StateFolder.write(file, ReportHtml.render(report));
                globals.answer("Report: " + file);
            });
            globals.answer(ResultJson.of(report, html.map(Path::toString).orElse("")));
            return Exit.of(report).code();
        }
    }
}
