package io.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.shell.Shell;
import io.stopover.cli.shell.TestShell;
import io.stopover.model.error.ErrorCode;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lose rows, or cannot return them, are refused by whoever meets them. */
class TooOldServerTest {
    private static final int FAILED = 1;

    private final TestShell shell = new TestShell();

    @TempDir private Path state;

    @ParameterizedTest
    @CsvSource({
        "plan, 2.2.16, source, 2.3.0",
        "plan, 2.2.16, target, 2.3.0",
        "plan, milvus_lite-3.0.0, source, 3.2.1",
        "plan, milvus_lite-3.2.0, target, 3.2.1",
        "migrate, 2.2.16, source, 2.3.0",
        "migrate, 2.2.8, target, 2.3.0",
        "migrate, milvus_lite-3.2.0, source, 3.2.1",
        "migrate, milvus_lite-3.2.0, target, 3.2.1",
        "verify, 2.2.16, source, 2.3.0",
        "verify, 2.2.16, target, 2.3.0",
        "verify, milvus_lite-3.2.0, source, 3.2.1",
        "verify, milvus_lite-3.2.0, target, 3.2.1",
        "check, 2.2.16, source, 2.3.0",
        "check, v2.1.4, target, 2.3.0",
        "check, milvus_lite-3.2.0, source, 3.2.1",
        "check, milvus_lite-3.2.0, target, 3.2.1"
    })
    void isRefusedOnEitherSideBeforeAnythingIsWritten(
            String command, String version, String side, String oldest) {
        try (FakeMilvus old = server(FakeOptions.of(FakeVersion.V2_3).calling(version));
                FakeMilvus good = server(FakeOptions.of(FakeVersion.V2_6_8))) {
            boolean source = side.equals("source");
            FakeMilvus target = source ? good : old;
            long before = writes(target);

            int exit =
                    run(
                            command,
                            "--source",
                            (source ? old : good).endpoint(),
                            "--target",
                            target.endpoint());

            assertThat(exit).isEqualTo(FAILED);
            assertThat(shell.err())
                    .startsWith("UNSUPPORTED_SERVER while connecting to " + old.endpoint())
                    .contains("is older than " + oldest, ErrorCode.UNSUPPORTED_SERVER.remedy());
            assertThat(writes(target)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.16", "milvus_lite-3.2.0"})
    void aProbeWritesNoScratchCollectionToIt(String version) {
        try (FakeMilvus old = server(FakeOptions.of(FakeVersion.V2_3).calling(version))) {
            long before = writes(old);

            assertThat(run("check", "--probe", "--target", old.endpoint())).isEqualTo(FAILED);

            assertThat(shell.err()).startsWith("UNSUPPORTED_SERVER");
            assertThat(writes(old)).isEqualTo(before);
        }
    }

    private static FakeMilvus server(FakeOptions options) {
        FakeMilvus fake = FakeMilvus.start(options);
        try (Client client = new Client(fake)) {
            client.createLoaded(Schemas.of("docs"));
            Client.assertOk(client.insertKeys("docs", 1, 2, 3).getStatus());
        }
        return fake;
    }

    private static long writes(FakeMilvus fake) {
        return List.of(
                        Rpc.CREATE_DATABASE,
                        Rpc.CREATE_COLLECTION,
                        Rpc.CREATE_INDEX,
                        Rpc.LOAD_COLLECTION,
                        Rpc.RELEASE_COLLECTION,
                        Rpc.INSERT,
                        Rpc.UPSERT,
                        Rpc.DELETE,
                        Rpc.DROP_COLLECTION)
                .stream()
                .mapToLong(fake::calls)
                .sum();
    }

    private int run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--state", state.toString()));
        Shell shellOfRun = shell.shell();
        try {
            return new Program(shellOfRun).run(line.toArray(String[]::new));
        } finally {
            shellOfRun.cleanStop().ended();
        }
    }
}
