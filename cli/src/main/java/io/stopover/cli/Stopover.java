package io.stopover.cli;

import io.stopover.cli.check.CheckCommand;
import io.stopover.cli.demo.DemoCommand;
import io.stopover.cli.jobs.JobsCommand;
import io.stopover.cli.jobs.ReportCommand;
import io.stopover.cli.local.LocalCommand;
import io.stopover.cli.migrate.MigrateCommand;
import io.stopover.cli.migrate.PlanCommand;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.verify.VerifyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The root command. */
@Command(
        name = "stopover",
        versionProvider = StopoverVersion.class,
        description = {
            "Moves collections from one Milvus or Zilliz Cloud cluster to another while writes pause, and proves that the copy is right."
        },
        subcommands = {
            MigrateCommand.class,
            PlanCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            CheckCommand.class,
            JobsCommand.class,
            LocalCommand.class,
            DemoCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover migrate --source http://a:19530 --target http://b:19530",
            "  stopover migrate --help"
        })
final class Stopover {
    @Mixin final Globals globals;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    Stopover(Globals globals) {
        this.globals = globals;
    }
}
