package io.stopover.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.local.ClusterSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    @TempDir Path folder;

    @Test
    void whatAKilledJvmLeftBehindIsEndedAndWhatALivingOneUsesIsKept() throws Exception {
        var runs = new RunFolders(folder);
        var living = runs.own();
        Files.createDirectory(living.path());
        // The id of this JVM with another start time: a JVM that is gone and whose id was given out
        // again.
        var abandoned = new RunFolder(folder.resolve(ProcessHandle.current().pid() + "-1000"));
        var cluster =
                abandoned
                        .clusters()
                        .up(ClusterSpec.named("left").withEngine(ServerKind.LITE_2_5.engine()));
        var process = ProcessHandle.of(cluster.pid().orElseThrow()).orElseThrow();

        runs.removeAbandoned();

        assertThat(process.isAlive()).isFalse();
        assertThat(abandoned.path()).doesNotExist();
        assertThat(living.path()).exists();
    }
}
