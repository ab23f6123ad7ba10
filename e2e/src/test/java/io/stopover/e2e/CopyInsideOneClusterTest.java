package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.connection.Connection;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Source and target are one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyInsideOneClusterTest {
    private static final String DATABASE = "one_cluster";
    private static final int ROWS = 3_000;

    private final Connection connection;
    private final Items original;
    private final Cli cli;

    CopyInsideOneClusterTest(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer server,
            @TempDir Path state)
            throws InterruptedException {
        connection = Migration.connect(server);
        original = Items.of(connection, DATABASE, "original").create().insert(0, ROWS).load();
        cli = new Cli(server, server, state);
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void anotherNameInTheSameDatabase() throws InterruptedException {
        migrate(DATABASE, "original=copy").expectExit(0);

        assertThat(Items.of(connection, DATABASE, "copy").reload().count()).isEqualTo(ROWS);
        assertThat(original.count()).isEqualTo(ROWS);
    }

    @Test
    void theSameNameInAnotherDatabase() throws InterruptedException {
        migrate(DATABASE + "=one_cluster_too", "original").expectExit(0);

        assertThat(Items.of(connection, "one_cluster_too", "original").reload().count())
                .isEqualTo(ROWS);
        assertThat(original.count()).isEqualTo(ROWS);
    }

    @Test
    void ontoItselfIsRefused() {
        Cli.Outcome refused = migrate(DATABASE, "original").expectExit(3);

        assertThat(refused.everything()).contains("TARGET_IS_SOURCE");
        assertThat(original.count()).isEqualTo(ROWS);
    }

    @Test
    void recreatingTheSourceItselfIsImpossible() {
        Cli.Outcome refused =
                migrate(DATABASE, "original", "--on-existing", "recreate", "--yes").expectExit(3);

        assertThat(refused.everything()).contains("TARGET_IS_SOURCE");
        assertThat(original.count()).isEqualTo(ROWS);
    }

    private Cli.Outcome migrate(String database, String collection, String... more) {
        String[] line = new String[4 + more.length];
        line[0] = "--database";
        line[1] = database;
        line[2] = "--collection";
        line[3] = collection;
        System.arraycopy(more, 0, line, 4, more.length);
        return cli.run("migrate", line);
    }
}
