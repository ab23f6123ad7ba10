package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.LoadState;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person gets wrong has a name and an exit code, and leaves the target as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String DATABASE = "bad_input";
    private static final String SECRET = "Correct-Horse-9";
    private static final Held UNSEEN = new Held(Optional.empty(), LoadState.NOT_LOADED, 0);

    private final TestServer source;
    private final TestServer target;
    private final Path folder;
    private final Connection to;
    private final ReadOnlyUser reader;
    private final Map<CollectionName, Held> before;

    /** Everything a server says of a collection. */
    record Held(Optional<CollectionInfo> description, LoadState load, long rows) {}

    BadInputTest(
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 1) TestServer source,
            @MilvusServer(kind = ServerKind.MILVUS_2_3, instance = 2) TestServer target,
            @TempDir Path folder)
            throws InterruptedException {
        this.source = source;
        this.target = target;
        this.folder = folder;
        try (Connection from = Migration.connect(source)) {
            Items.of(from, DATABASE, "items").create().insert(0, 10).load();
            Items asleep = Items.of(from, DATABASE, "asleep").create().insert(0, 10).load();
            asleep.catalog().release(asleep.name());
        }
        to = Migration.connect(target);
        Items taken = Items.of(to, DATABASE, "taken").create().insert(0, 20).load();
        taken.catalog().createAlias(taken.name(), "taken_alias");
        reader = ReadOnlyUser.create(to, "bad_input_reader", SECRET, "Query");
        before = everything();
    }

    @AfterAll
    void close() {
        to.close();
    }

    /** One slip: what differs from a command that works. */
    record Slip(
            String name,
            String code,
            int exit,
            String sourceEndpoint,
            String targetEndpoint,
            Map<String, String> credentials,
            List<String> selection) {
        @Override
        public String toString() {
            return name;
        }

        Slip at(String endpoint) {
            return new Slip(name, code, exit, endpoint, targetEndpoint, credentials, selection);
        }

        Slip onto(String endpoint) {
            return new Slip(name, code, exit, sourceEndpoint, endpoint, credentials, selection);
        }

        Slip with(String variable, String value) {
            Map<String, String> changed = new HashMap<>(credentials);
            changed.put(variable, value);
            return new Slip(name, code, exit, sourceEndpoint, targetEndpoint, changed, selection);
        }

        Slip taking(String... arguments) {
            return new Slip(
                    name,
                    code,
                    exit,
                    sourceEndpoint,
                    targetEndpoint,
                    credentials,
                    List.of(arguments));
        }
    }

    private Slip slip(String name, String code, int exit) {
        return new Slip(
                name,
                code,
                exit,
                source.endpoint(),
                target.endpoint(),
                Map.of(
                        "STOPOVER_SOURCE_PASSWORD",
                        Objects.requireNonNull(source.password()),
                        "STOPOVER_TARGET_PASSWORD",
                        Objects.requireNonNull(target.password())),
                List.of("--database", DATABASE, "--collection", "items"));
    }

    Stream<Slip> slips() throws IOException {
        String closed = "http://127.0.0.1:" + closedPort();
        String database = "--database=" + DATABASE;
        Path unknownKey = Files.writeString(folder.resolve("unknown.yaml"), "sauce: {}\n");
        Path noYaml = Files.writeString(folder.resolve("broken.yaml"), "source: [\n");
        return Stream.of(
                slip("wrong password of the source", "AUTHENTICATION_FAILED", 1)
                        .with("STOPOVER_SOURCE_PASSWORD", "Wrong-1234"),
                slip("wrong password of the target", "AUTHENTICATION_FAILED", 1)
                        .with("STOPOVER_TARGET_PASSWORD", "Wrong-1234"),
                slip("wrong port of the source", "UNREACHABLE", 1).at(closed),
                slip("wrong port of the target", "UNREACHABLE", 1).onto(closed),
                slip("TLS to a plain port", "TLS_FAILED", 1)
                        .onto(target.endpoint().replace("http:", "https:")),
                slip("missing database", "DATABASE_NOT_FOUND", 1).taking("--database", "nowhere"),
                slip("missing collection", "COLLECTION_NOT_FOUND", 1)
                        .taking(database, "--collection", "nothing"),
                slip("existing target", "TARGET_EXISTS", 3)
                        .taking(database, "--collection", "items=taken"),
                slip("unloaded source", "SOURCE_NOT_LOADED", 3)
                        .taking(database, "--collection", "asleep"),
                slip("unknown flag", "did you mean --collection", 2)
                        .taking(database, "--colection", "items"),
                slip("unknown key in the request file", "BAD_REQUEST_FILE", 2)
                        .taking("-f", unknownKey.toString()),
                slip("a request file that is no YAML", "BAD_REQUEST_FILE", 2)
                        .taking("-f", noYaml.toString()),
                slip("password as an argument", "SECRET_AS_ARGUMENT", 2)
                        .taking("--target-password", SECRET),
                slip("token as an argument", "SECRET_AS_ARGUMENT", 2)
                        .taking("--target-token=" + SECRET),
                slip("password in the endpoint", "SECRET_AS_ARGUMENT", 2)
                        .onto(target.endpoint().replace("http://", "http://root:" + SECRET + "@")));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void isNamedAndLeavesTheTargetAlone(Slip slip) {
        expectRefused(slip, Objects.requireNonNull(target.user()));
    }

    @Test
    void aTargetUserWithoutWriteRightIsToldBeforeTheFirstWrite() {
        Slip slip =
                slip("reader", "TARGET_RIGHTS", 3)
                        .with("STOPOVER_TARGET_PASSWORD", reader.password());

        expectRefused(slip, reader.name());
    }

    private void expectRefused(Slip slip, String targetUser) {
        Cli.Outcome outcome = migrate(slip, targetUser);

        assertThat(outcome.exit()).as(outcome.everything()).isEqualTo(slip.exit());
        assertThat(outcome.everything()).contains(slip.code()).doesNotContain(SECRET);
        assertThat(everything()).isEqualTo(before);
    }

    private Cli.Outcome migrate(Slip slip, String targetUser) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "migrate",
                                "--source",
                                slip.sourceEndpoint(),
                                "--source-user",
                                Objects.requireNonNull(source.user()),
                                "--target",
                                slip.targetEndpoint(),
                                "--target-user",
                                targetUser,
                                "--state",
                                folder.resolve("state").toString()));
        line.addAll(slip.selection());
        return Cli.run(slip.credentials(), line);
    }

    /** Every collection of every database of the target; other tests' ones are named only. */
    private Map<CollectionName, Held> everything() {
        Map<CollectionName, Held> found = new HashMap<>();
        Catalog catalog = new Catalog(to);
        for (String database : catalog.databases()) {
            for (String name : catalog.collections(database)) {
                CollectionName at = new CollectionName(database, name);
                found.put(at, database.equals(DATABASE) ? held(at) : UNSEEN);
            }
        }
        return found;
    }

    private Held held(CollectionName name) {
        Catalog catalog = new Catalog(to);
        return new Held(
                catalog.describe(name),
                catalog.loadState(name, Optional.empty()),
                new Items(to, name, false).count());
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
