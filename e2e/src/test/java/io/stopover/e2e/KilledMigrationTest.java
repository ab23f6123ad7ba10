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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a copy, and the same command again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledMigrationTest {
    private static final String DATABASE = "killed";
    private static final int ROWS = 100_000;

    /** The line of the first run that says that some of the rows are written, but not all. */
    private static final Pattern IN_THE_MIDDLE = Pattern.compile(".* copy [1-9]\\d?% .*");

    private final Cli cli;
    private final Connection from;
    private final Connection to;

    KilledMigrationTest(
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
    void theSameCommandFinishesWithoutLossAndWithoutDoubles()
            throws IOException, InterruptedException {
        Items.of(from, DATABASE, "kept_keys").create().insert(0, ROWS).load();

        killInTheMiddle("--database", DATABASE, "--collection", "kept_keys");

        Items copy = Items.of(to, DATABASE, "kept_keys");
        assertThat(copy.catalog().describe(copy.name())).isPresent();
        goOn("--database", DATABASE, "--collection", "kept_keys");
        assertThat(copy.reload().count()).isEqualTo(ROWS);
        assertThat(copy.read("id", ROWS)).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @Test
    void keysThatTheTargetMakesAreNotMadeTwice() throws IOException, InterruptedException {
        Items original = Items.of(from, DATABASE, "new_keys").withAutoId();
        original.create().insert(0, ROWS).load();

        killInTheMiddle(
                "--database", DATABASE, "--collection", "new_keys", "--auto-id", "new-keys");

        Items copy = Items.of(to, DATABASE, "new_keys");
        assertThat(copy.catalog().describe(copy.name())).isPresent();
        goOn("--database", DATABASE, "--collection", "new_keys", "--auto-id", "new-keys");
        assertThat(copy.reload().count()).isEqualTo(ROWS);
        assertThat(copy.read("price", ROWS)).hasSize(ROWS).doesNotHaveDuplicates();
    }

    /** The rate is no part of what makes a request the same. */
    private void killInTheMiddle(String... arguments) throws IOException, InterruptedException {
        List<String> slowly = new ArrayList<>(List.of(arguments));
        slowly.addAll(List.of("--max-rate", "2MB/s"));
        List<String> said = new ArrayList<>();
        Process process = cli.start("migrate", slowly.toArray(String[]::new));
        try (BufferedReader lines = process.inputReader()) {
            boolean reached = lines.lines().peek(said::add).anyMatch(this::inTheMiddle);
            process.destroyForcibly().waitFor();
            assertThat(reached).as("%s", said).isTrue();
        }
        assertThat(process.exitValue()).as("%s", said).isEqualTo(137);
    }

    private boolean inTheMiddle(String line) {
        return IN_THE_MIDDLE.matcher(line).matches();
    }

    private void goOn(String... arguments) {
        List<String> again = new ArrayList<>(List.of(arguments));
        again.addAll(List.of("-o", "json"));
        Cli.Outcome outcome = cli.run("migrate", again.toArray(String[]::new)).expectExit(0);

        assertThat(outcome.err()).contains("Goes on with job");
        JsonNode collection = outcome.json().at("/collections/0");
        assertThat(collection.get("verified").asBoolean()).isTrue();
        assertThat(collection.get("countSource").asLong()).isEqualTo(ROWS);
        assertThat(collection.get("countTarget").asLong()).isEqualTo(ROWS);
    }
}
