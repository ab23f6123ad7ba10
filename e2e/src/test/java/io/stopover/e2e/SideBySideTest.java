package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stopover.milvus.connection.Connection;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one state folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideBySideTest {
    private static final String DATABASE = "beside";
    private static final int MANY = 100_000;
    private static final int FEW = 1_000;

    private final Cli cli;
    private final Connection from;
    private final Connection to;

    SideBySideTest(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer target,
            @TempDir Path state) {
        cli = new Cli(source, target, state);
        from = Migration.connect(source);
        to = Migration.connect(target);
    }

    @AfterAll
    void close() {
        from.close();
        to.close();
    }

    @Test
    void whileAMigrationRunsEverythingElseWorksButTheSameAgain()
            throws IOException, InterruptedException {
        Items.of(from, DATABASE, "large").create().insert(0, MANY).load();
        Items.of(from, DATABASE, "small").create().insert(0, FEW).load();
        // The rate is no part of what makes a request the same.
        Process running = cli.start("migrate", collection("large", "--max-rate", "100KB/s"));
        try (BufferedReader lines = running.inputReader()) {
            assertThat(lines.lines().anyMatch(line -> line.contains(" copy "))).isTrue();

            String other =
                    cli.run("migrate", collection("small", "-o", "json"))
                            .expectExit(0)
                            .json()
                            .get("jobId")
                            .asText();
            jobs("report", other).expectExit(0);
            assertThat(jobs("jobs", "list").expectExit(0).out())
                    .contains(other, "SUCCESSFUL", "IN_PROGRESS");
            JsonNode shown = jobs("jobs", "show", running(), "-o", "json").expectExit(0).json();
            assertThat(shown.at("/collections/0/phase").asText()).isEqualTo("COPYING");
            cli.run("plan", collection("large")).expectExit(0);
            assertThat(cli.run("migrate", collection("large")).expectExit(1).err())
                    .startsWith("JOB_RUNNING")
                    .contains("job " + running() + " is being run by process " + running.pid());
            assertThat(
                            cli.run(
                                            "migrate",
                                            collection(
                                                    "large", "--on-existing", "recreate", "--yes"))
                                    .expectExit(1)
                                    .err())
                    .startsWith("JOB_RUNNING")
                    .contains("writes to " + DATABASE + ".large on ");
            assertThat(jobs("jobs", "clean", running()).expectExit(1).err())
                    .startsWith("JOB_RUNNING");
            assertThat(running.isAlive()).isTrue();
        } finally {
            running.destroyForcibly().waitFor();
        }
    }

    /** The only job that is not done. */
    private String running() {
        JsonNode all = jobs("jobs", "list", "-o", "json").json().get("jobs");
        return all.valueStream()
                .filter(job -> job.get("status").asText().equals("IN_PROGRESS"))
                .map(job -> job.get("jobId").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameRequestStartedTwiceAtOnceRunsOnce() throws IOException, InterruptedException {
        Items.of(from, DATABASE, "twice").create().insert(0, MANY).load();

        String[] twice = collection("twice", "--max-rate", "1MB/s");
        Process one = cli.start("migrate", twice);
        Process other = cli.start("migrate", twice);
        String said = text(one) + text(other);

        assertThat(List.of(one.waitFor(), other.waitFor()))
                .as(said)
                .containsExactlyInAnyOrder(0, 1);
        assertThat(said).containsOnlyOnce("JOB_RUNNING").containsOnlyOnce("Starts job");
        assertThat(Items.of(to, DATABASE, "twice").reload().count()).isEqualTo(MANY);
    }

    private static String text(Process process) throws IOException {
        try (BufferedReader lines = process.inputReader()) {
            return String.join("\n", lines.lines().toList());
        }
    }

    private static String[] collection(String name, String... more) {
        return Stream.concat(
                        Stream.of("--database", DATABASE, "--collection", name), Stream.of(more))
                .toArray(String[]::new);
    }

    private Cli.Outcome jobs(String... words) {
        return Cli.run(
                Map.of(),
                Stream.concat(Stream.of(words), Stream.of("--state", cli.state().toString()))
                        .toList());
    }
}
