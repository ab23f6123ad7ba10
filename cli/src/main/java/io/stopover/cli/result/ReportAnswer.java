package io.stopover.cli.result;

import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.StateFolder;
import io.stopover.engine.report.ReportHtml;
import io.stopover.model.plan.Finding;
import io.stopover.model.report.Report;
import java.nio.file.Path;
import java.util.List;

/** The end of a job: its report on disk and on the terminal. */
public final class ReportAnswer {
    private ReportAnswer() {}

    /**
     * Keeps the report as report.html beside the ledger's report.json, and shows it.
     *
     * @param shown findings that were printed before the run
     */
    public static Exit of(Globals globals, Report report, List<Finding> shown) {
        Path folder = globals.state().job(report.jobId());
        Path page = folder.resolve("report.html");
        StateFolder.write(page, ReportHtml.render(report));
        if (!globals.quiet()) {
            globals.answer("");
            globals.answer(
                    new ReportText(report, globals.shell().columns()).without(shown).lines());
            globals.answer("Report: " + page);
        }
        globals.answer(ResultJson.of(report, folder.resolve("report.json").toString()));
        return Exit.of(report);
    }
}
