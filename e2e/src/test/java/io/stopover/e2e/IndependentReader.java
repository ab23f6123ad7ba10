package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.e2e.Scripts.Side;
import io.stopover.testkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at both sides without any of Stopover's code.
 *
 * @param jsonByValue one of the servers re-serializes JSON
 */
record IndependentReader(TestServer source, TestServer target, boolean jsonByValue) {
    /** Fills a collection that has the name of its data set. */
    static void fill(TestServer server, String database, String dataSet) {
        Scripts.run("fill.py", List.of(Scripts.on(server)), "--db", database, "--set", dataSet)
                .ok();
    }

    /** Every value of every row, partition by partition, and the counts. */
    void expectEqual(String database, String collection) {
        Scripts.Outcome outcome =
                Scripts.run(
                        "compare.py",
                        List.of(new Side("source", source), new Side("target", target)),
                        arguments("--source-db", database, "--source-collection", collection));

        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    String sourceDigest(String database, String collection) {
        return digest(source, database, collection);
    }

    String targetDigest(String database, String collection) {
        return digest(target, database, collection);
    }

    private String digest(TestServer server, String database, String collection) {
        return Scripts.run(
                        "digest.py",
                        List.of(Scripts.on(server)),
                        arguments("--db", database, "--collection", collection))
                .ok();
    }

    private String[] arguments(String... fixed) {
        List<String> arguments = new ArrayList<>(List.of(fixed));
        if (jsonByValue) {
            arguments.add("--json-by-value");
        }
        return arguments.toArray(String[]::new);
    }
}
