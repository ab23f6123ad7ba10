package io.stopover.cli.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Globals;
import io.stopover.local.LocalClusters;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** A command that does the same with each of the clusters it is given. */
abstract class NamedClusters implements Callable<Integer> {
    private final Globals globals;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names of clusters.")
    private List<String> names = List.of();

    NamedClusters(Globals globals) {
        this.globals = globals;
    }

    /** Does it; what the cluster is afterwards, in words. */
    abstract String apply(LocalClusters clusters, String name);

    @Override
    public Integer call() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode done = result.putArray("clusters");
        for (String name : names) {
            String state = apply(LocalCommand.clusters(globals), name);
            globals.answer("Cluster " + name + " is " + state + ".");
            done.add(name);
        }
        globals.answer(result);
        return Exit.DONE.code();
    }
}
