package io.stopover.cli.migrate;

import io.stopover.cli.connect.EndOptions;
import io.stopover.cli.connect.EndsCommand;
import io.stopover.cli.shell.Globals;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stopover migrate}. */
@Command(
        name = "migrate",
        modelTransformer = EndsCommand.Options.class,
        sortOptions = false,
        customSynopsis = "stopover migrate --source URL --target URL [OPTION]…",
        description = {
            "Copy collections from one cluster to another and prove the copy.",
            "",
            "Writes to the source must pause meanwhile. The source is only read. A command that was interrupted goes on where it stopped when it is given again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover migrate --source http://a:19530 --target http://b:19530",
            "  stopover migrate --source local:old --target local:new --collection books --collection 'users=people'",
            "  stopover migrate --source https://a:19530 --source-user root --source-ca ca.pem --target https://in01-0a1b2c.aws-us-west-2.vectordb.zillizcloud.com --target-token-file key",
            "  stopover migrate -f migration.yaml --dry-run",
            "  stopover migrate -f migration.yaml --yes --quiet -o json"
        })
public final class MigrateCommand implements Callable<Integer>, EndsCommand {
    private final Globals globals;

    @Mixin private RequestOptions request = new RequestOptions();

    @Option(
            names = "--dry-run",
            description = "Show the plan and the resulting schemas; write nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Drop existing target collections (--on-existing recreate) unasked.")
    private boolean yes;

    public MigrateCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public List<EndOptions> ends() {
        return request.ends();
    }

    @Override
    public Integer call() {
        Migration migration = new Migration(globals, request.request());
        return (dryRun ? migration.plan() : migration.run(yes)).code();
    }
}
