package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.connection.Connection;
import io.stopover.model.schema.CollectionName;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source is only read, so a user who may only read it suffices. */
class ReadOnlySourceTest {
    private static final String NAME = "read_only_items";
    private static final String SECRET = "Correct-Horse-9";

    private final TestServer source;
    private final TestServer target;

    @TempDir private Path state;

    ReadOnlySourceTest(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer target) {
        this.source = source;
        this.target = target;
    }

    @BeforeEach
    void fill() throws InterruptedException {
        try (Connection from = Migration.connect(source);
                Connection to = Migration.connect(target)) {
            Items there = Items.of(to, CollectionName.DEFAULT_DATABASE, NAME);
            there.catalog().drop(there.name());
            Items items = Items.of(from, CollectionName.DEFAULT_DATABASE, NAME);
            items.catalog().drop(items.name());
            items.create().insert(0, 100).load();
        }
    }

    /** Before 2.4 asking for the load state wants the right to load; it is concluded instead. */
    @Test
    void aUserWhoMayOnlyReadSuffices() {
        Cli.Outcome outcome = migrateAs(reader("may_read", "Query", "ShowPartitions"));

        outcome.expectExit(0);
        assertThat(outcome.out()).contains("equal").contains("100 rows");
    }

    @Test
    void aUserWhoMayNotQueryIsToldBeforeTheFirstWrite() {
        Cli.Outcome outcome = migrateAs(reader("may_not_query", "ShowPartitions"));

        outcome.expectExit(3);
        assertThat(outcome.everything()).contains("SOURCE_RIGHTS", "lacks Query");
    }

    @Test
    void aUserWhoMayNotListPartitionsIsToldBeforeTheFirstWrite() {
        Cli.Outcome outcome = migrateAs(reader("may_not_list", "Query"));

        outcome.expectExit(3);
        assertThat(outcome.everything()).contains("SOURCE_RIGHTS", "ShowPartitions");
    }

    private ReadOnlyUser reader(String name, String... rights) {
        try (Connection root = Migration.connect(source)) {
            return ReadOnlyUser.create(root, name, SECRET, rights);
        }
    }

    private Cli.Outcome migrateAs(ReadOnlyUser user) {
        return Cli.run(
                Map.of(
                        "STOPOVER_SOURCE_PASSWORD",
                        user.password(),
                        "STOPOVER_TARGET_PASSWORD",
                        Objects.requireNonNull(target.password())),
                List.of(
                        "migrate",
                        "--source",
                        source.endpoint(),
                        "--source-user",
                        user.name(),
                        "--target",
                        target.endpoint(),
                        "--target-user",
                        Objects.requireNonNull(target.user()),
                        "--collection",
                        NAME,
                        "--state",
                        state.toString()));
    }
}
