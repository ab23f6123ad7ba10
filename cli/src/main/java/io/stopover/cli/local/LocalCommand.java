package io.stopover.cli.local;

import io.stopover.cli.shell.Globals;
import io.stopover.local.LocalClusters;
import picocli.CommandLine.Command;

/** {@code stopover local}. */
@Command(
        name = "local",
        description = {
            "Real Milvus clusters on this computer.",
            "",
            "The server comes from PyPI on first use. Data is kept in the state folder. Elsewhere in Stopover, local:NAME stands for a cluster's endpoint with its credential."
        },
        subcommands = {
            LocalUpCommand.class,
            LocalListCommand.class,
            LocalDownCommand.class,
            LocalRemoveCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stopover local up old",
            "  stopover local up new --engine milvus-lite",
            "  stopover local list",
            "  stopover local down old"
        })
public final class LocalCommand {
    static LocalClusters clusters(Globals globals) {
        return new LocalClusters(
                globals.state().path(), LocalClusters.defaultCacheFolder(), new StepLine(globals));
    }
}
