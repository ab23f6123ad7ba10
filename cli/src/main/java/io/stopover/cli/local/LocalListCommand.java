package io.stopover.cli.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.text.Table;
import io.stopover.local.LocalCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code stopover local list}. */
@Command(
        name = "list",
        description = "List the local clusters.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover local list", "  stopover local list -o json"})
final class LocalListCommand implements Callable<Integer> {
    private final Globals globals;

    LocalListCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        List<LocalCluster> clusters = LocalCommand.clusters(globals).list();
        Table table = new Table("Name", "State", "Server", "Endpoint", "User", "Password file");
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = result.putArray("clusters");
        for (LocalCluster cluster : clusters) {
            ClusterAnswer answer = new ClusterAnswer(cluster);
            table.row(
                    cluster.name(),
                    answer.state(),
                    answer.server(),
                    cluster.endpoint(),
                    cluster.user().orElse("-"),
                    cluster.passwordFile().map(Path::toString).orElse("-"));
            nodes.add(answer.json());
        }
        globals.answer(
                clusters.isEmpty()
                        ? List.of("No local clusters. `stopover local up NAME` makes one.")
                        : table.lines(globals.shell().columns()));
        globals.answer(result);
        return Exit.DONE.code();
    }
}
