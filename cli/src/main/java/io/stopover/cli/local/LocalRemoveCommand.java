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

/** {@code stopover local rm}. */
@Command(
        name = "rm",
        description = "Stop clusters and delete everything they have.",
        footerHeading = "%nExamples:%n",
        footer = {"  stopover local rm old", "  stopover local rm old new"})
final class LocalRemoveCommand implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of clusters.")
    private List<String> names = List.of();

    LocalRemoveCommand(Globals globals) {
        this.globals = globals;
    }

    @Override
    public Integer call() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode done = result.putArray("clusters");
        for (String name : names) {
            LocalCommand.clusters(globals).remove(name);
            globals.answer("Cluster " + name + " is gone.");
            done.add(name);
        }
        globals.answer(result);
        return Exit.DONE.code();
    }
}
