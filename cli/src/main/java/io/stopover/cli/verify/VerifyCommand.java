package io.stopover.cli.verify;

import io.stopover.cli.connect.Connected;
import io.stopover.cli.connect.EndOptions;
import io.stopover.cli.connect.EndsCommand;
import io.stopover.cli.connect.Side;
import io.stopover.cli.connect.UrlDatabases;
import io.stopover.cli.migrate.SelectionOptions;
import io.stopover.cli.progress.ProgressView;
import io.stopover.cli.request.Draft;
import io.stopover.cli.request.OptionsDraft;
import io.stopover.cli.request.Request;
import io.stopover.cli.result.ReportText;
import io.stopover.cli.result.ResultJson;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.StateFolder;
import io.stopover.cli.text.ByteSize;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.job.ComparisonJob;
import io.stopover.engine.plan.Pair;
import io.stopover.engine.plan.SelectionResolver;
import io.stopover.engine.report.ReportHtml;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stopover verify}. */
@Command(
        name = "verify",
        modelTransformer = EndsCommand.Options.class,
        sortOptions = false,
        customSynopsis = "stopover verify --source URL --target URL [OPTION]…",
        description = {
            "Compare collections that anybody copied, row by row, and name the keys that differ.",
            "",
            "Writes nothing. A target collection that is not loaded is loaded for it and released again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover verify --source http://a:19530 --target http://b:19530",
            "  stopover verify --source local:old --target local:new --database shop=archive --collection books=books_v2",
            "  stopover verify --source local:old --target local:new -o json --html differences.html"
        })
public final class VerifyCommand implements Callable<Integer>, EndsCommand {
    private final Globals globals;
    private final EndOptions source = new EndOptions(Side.SOURCE);
    private final EndOptions target = new EndOptions(Side.TARGET);

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--memory",
            paramLabel = "128MB",
            description = "Bytes that may be in flight. Default: 64MB.")
    private Optional<ByteSize> memory = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as a web page as well.")
    private Optional<Path> html = Optional.empty();

    public VerifyCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public List<EndOptions> ends() {
        return List.of(source, target);
    }

    @Override
    public Integer call() {
        Request request =
                new Draft(
                                source.draft(),
                                target.draft(),
                                selection.draft(),
                                OptionsDraft.EMPTY,
                                Optional.empty(),
                                memory)
                        .complete();
        try (Connected ends = Connected.open(globals, request.source(), request.target())) {
            Report report = compare(ends, request);
            globals.answer(new ReportText(report, globals.shell().columns()).lines());
            html.ifPresent(file -> StateFolder.write(file, ReportHtml.render(report)));
            globals.answer(ResultJson.of(report, html.map(Path::toString).orElse("")));
            return Exit.of(report).code();
        }
    }

    private Report compare(Connected ends, Request request) {
        List<Pair> pairs =
                new SelectionResolver(
                                new Catalog(ends.source()),
                                UrlDatabases.apply(
                                        request.selection(),
                                        ends.sourceEndpoint(),
                                        ends.targetEndpoint()))
                        .resolve();
        ComparisonJob job =
                new ComparisonJob(
                        ends.source(),
                        ends.target(),
                        pairs,
                        Limits.of(request.memory().bytes(), OptionalLong.empty()));
        return ProgressView.whileRunning(globals, job.progress(), "the comparison", job::run);
    }
}
