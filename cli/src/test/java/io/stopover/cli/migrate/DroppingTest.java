package io.stopover.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.cli.Program;
import io.stopover.cli.shell.Shell;
import io.stopover.cli.shell.TestShell;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppingTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int INVALID = 1100;

    private final FakeMilvus source = FakeMilvus.start(FakeVersion.V2_6_8);
    private final FakeMilvus target = FakeMilvus.start(FakeVersion.V2_6_8);

    @TempDir private Path state;

    @BeforeEach
    void fill() {
        try (Client from = new Client(source);
                Client to = new Client(target)) {
            from.createLoaded(Schemas.of("docs"));
            Client.assertOk(from.insertKeys("docs", 1, 2, 3).getStatus());
            to.createLoaded(Schemas.of("docs"));
            Client.assertOk(to.insertKeys("docs", 9).getStatus());
        }
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    void aJobThatCameToNothingIsAskedAgainBeforeItDrops() {
        target.onNext(Rpc.DROP_COLLECTION, Fault.answer(INVALID, "not now"));
        assertThat(recreate("--yes")).isEqualTo(FAILED);
        assertThat(recreate()).isEqualTo(USAGE);
        assertThat(target.rows("default", "docs")).hasSize(1);
        assertThat(recreate("--yes")).isZero();
        assertThat(target.rows("default", "docs")).hasSize(3);
    }

    @Test
    void aJobThatHasDroppedIsNotAskedAgain() {
        target.onNext(Rpc.INSERT, Fault.answer(INVALID, "not now"));
        assertThat(recreate("--yes")).isEqualTo(FAILED);
        assertThat(recreate()).isZero();
        assertThat(target.rows("default", "docs")).hasSize(3);
    }

    private int recreate(String... more) {
        String[] usual = {
            "migrate",
            "--source",
            source.endpoint(),
            "--target",
            target.endpoint(),
            "--on-existing",
            "recreate",
            "--state",
            state.toString()
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        Shell shell = new TestShell().shell();
        try {
            return new Program(shell).run(all);
        } finally {
            shell.cleanStop().ended();
        }
    }
}
