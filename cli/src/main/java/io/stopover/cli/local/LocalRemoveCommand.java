package io.stopover.cli.local;

import io.stopover.cli.shell.Globals;
import io.stopover.local.LocalClusters;
import picocli.CommandLine.Command;

/** {@code stopover local rm}. */
@Command(
        name = "rm",
        description = "Stop clusters and delete everything they have.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover local rm old", "  stopover local rm old new"})
final class LocalRemoveCommand extends NamedClusters {
    LocalRemoveCommand(Globals globals) {
        super(globals);
    }

    @Override
    String apply(LocalClusters clusters, String name) {
        clusters.remove(name);
        return "gone";
    }
}
