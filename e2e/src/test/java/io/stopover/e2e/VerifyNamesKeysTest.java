package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stopover.milvus.connection.Connection;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody did to the target after the migration. */
class VerifyNamesKeysTest {
    private static final String DATABASE = "verify_names";

    @Test
    void aChangedARemovedAnAddedAndADoubledRowAreNamedAndNothingElse(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer target,
            @TempDir Path state)
            throws InterruptedException {
        Cli cli = new Cli(source, target, state);
        try (Connection from = Migration.connect(source);
                Connection to = Migration.connect(target)) {
            Items.of(from, DATABASE, "items").create().insert(0, 20_000).load();
            cli.run("migrate", "--database", DATABASE).expectExit(0);
            cli.run("verify", "--database", DATABASE, "-o", "json").expectExit(0);

            Items copy = Items.of(to, DATABASE, "items").reload();
            copy.delete(7_000);
            copy.insert(7_000, 1, any -> -1);
            copy.delete(1_234);
            copy.insert(-5, 1);
            copy.insert(15_000, 1);

            Cli.Outcome verified = cli.run("verify", "--database", DATABASE, "-o", "json");

            verified.expectExit(4);
            assertThat(differences(verified.json()))
                    .containsExactlyInAnyOrder(
                            "CHANGED 7000 price",
                            "MISSING 1234",
                            "EXTRA -5",
                            "DOUBLED 15000 2 copies");
        }
    }

    private static List<String> differences(JsonNode result) {
        List<String> named = new ArrayList<>();
        for (JsonNode difference : result.at("/collections/0/differences")) {
            named.add(
                    (difference.get("kind").asText()
                                    + " "
                                    + difference.get("key").asText()
                                    + " "
                                    + difference.get("detail").asText())
                            .strip());
        }
        return named;
    }
}
