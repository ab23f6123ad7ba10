package io.stopover.cli.migrate;

import io.stopover.cli.connect.EndOptions;
import io.stopover.cli.connect.EndsCommand;
import io.stopover.cli.shell.Globals;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stopover plan}. */
@Command(
        name = "plan",
        modelTransformer = EndsCommand.Options.class,
        sortOptions = false,
        customSynopsis = "stopover plan --source URL --target URL [OPTION]…",
        description =
                "Show what `migrate` with the same options would do, the resulting schemas and every finding. Writes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover plan --source http://a:19530 --target http://b:19530 --all-databases",
            "  stopover plan -f migration.yaml -o json"
        })
public final class PlanCommand implements Callable<Integer>, EndsCommand {
    private final Globals globals;

    @Mixin private RequestOptions request = new RequestOptions();

    public PlanCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public List<EndOptions> ends() {
        return request.ends();
    }

    @Override
    public Integer call() {
        return new Migration(globals, request.request()).plan().code();
    }
}
