package io.stopover.cli.local;

import io.stopover.cli.shell.Globals;
import io.stopover.local.LocalClusters;
import picocli.CommandLine.Command;

/** {@code stopover local down}. */
@Command(
        name = "down",
        description = "Stop clusters; their data is kept.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover local down old", "  stopover local down old new"})
final class LocalDownCommand extends NamedClusters {
    LocalDownCommand(Globals globals) {
        super(globals);
    }

    @Override
    String apply(LocalClusters clusters, String name) {
        return new ClusterAnswer(clusters.down(name)).state();
    }
}
