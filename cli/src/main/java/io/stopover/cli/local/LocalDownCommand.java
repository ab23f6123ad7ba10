package io.stopover.cli.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stopover local down}. */
@Command(
        name = "down",
        description = "Stop clusters; their data is kept.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover local down old", "  stopover local down old new"})
final class LocalDownCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of clusters.")
    private List<String> names = List.of();

    LocalDownCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode done = result.putArray("clusters");
        for (String name : names) {
            ClusterAnswer answer = new ClusterAnswer(LocalCommand.clusters(globals).down(name));
            globals.answer("Cluster " + name + " is " + answer.state() + ".");
            done.add(name);
        }
        globals.answer(result);
        return Exit.DONE.code();
    }
}
