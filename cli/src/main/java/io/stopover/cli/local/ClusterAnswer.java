package io.stopover.cli.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.text.Words;
import io.stopover.local.LocalCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A local cluster as people and scripts see it. */
record ClusterAnswer(LocalCluster cluster) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Cluster " + cluster.name() + " is " + state() + " (" + server() + ").");
        add(lines, "endpoint", Optional.of(cluster.endpoint()));
        add(lines, "user", cluster.user());
        add(lines, "password file", cluster.passwordFile());
        add(lines, "CA certificate", cluster.caFile());
        add(lines, "folder", Optional.of(cluster.folder()));
        return lines;
    }

    private static void add(List<String> lines, String name, Optional<?> value) {
        value.ifPresent(v -> lines.add(String.format("  %-15s %s", name, v)));
    }

    String server() {
        return cluster.engine().id() + " " + cluster.engine().version();
    }

    String state() {
        return Words.of(cluster.state());
    }

    ObjectNode json() {
        ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", cluster.name())
                        .put("engine", cluster.engine().id())
                        .put("version", cluster.engine().version())
                        .put("state", cluster.state().name())
                        .put("endpoint", cluster.endpoint().toString());
        node.put("user", cluster.user().orElse(null));
        node.put("passwordFile", cluster.passwordFile().map(Path::toString).orElse(null));
        node.put("caFile", cluster.caFile().map(Path::toString).orElse(null));
        return node.put("folder", cluster.folder().toString());
    }
}
