package io.stopover.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is refused with a way out, and leaves nothing running. */
class RefusalTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-a", "Books", "a/b", "..", "a b", "abcdefghijklmnopqrstuvwxyz-1234567"})
    void aNameThatIsNoSafeFolderNameIsRefused(String name) {
        assertThatThrownBy(() -> ClusterSpec.named(name))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("lower-case letters, digits and hyphens");
    }

    @Test
    void aPortThatAnotherProgramUsesIsRefused() throws IOException {
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThatThrownBy(() ->
                            clusters("python3")
                                    .up(ClusterSpec.named("a").withPort(other.getLocalPort())))
                    .isInstanceOf(LocalClusterException.class)
                    .hasMessageContaining("used by another program");
        }
    }

    @Test
    void authenticationOnMilvusLiteIsRefused() {
        var spec = ClusterSpec.named("a").withEngine(Engine.MILVUS_LITE).withAuthentication(true);
        assertThatThrownBy(() -> clusters("python3").up(spec))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("milvus-lite has no authentication");
    }

    @Test
    void anUnknownClusterIsRefusedWithTheKnownOnes() throws IOException {
        assertThatThrownBy(() -> clusters("python3").down("nowhere"))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("There is no local cluster 'nowhere'");
        assertThat(clusters("python3").find("nowhere")).isEmpty();
    }

    @Test
    void aMissingPythonIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> clusters("/nowhere/python3").up(ClusterSpec.named("a")))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("STOPOVER_PYTHON");
    }

    @Test
    void whatPipSaysIsShownWhenItFails() throws IOException {
        var pip =
                script(
                        "pip",
                        "echo Collecting; echo 'ERROR: No matching distribution' >&2; exit 1");
        var heard = new ArrayList<String>();
        var clusters =
                new LocalClusters(
                        folder.resolve("state"),
                        folder.resolve("cache"),
                        (step, percent) -> heard.add(step),
                        new Python(pip.toString()));

        assertThatThrownBy(() -> clusters.up(ClusterSpec.named("a")))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("No matching distribution")
                .hasMessageContaining("PyPI or its mirror");
        assertThat(heard).contains("Collecting");
        assertThat(folder.resolve("cache/wheels")).isEmptyDirectory();
    }

    @Test
    void aServerThatDiesEarlyShowsTheEndOfItsLog() throws IOException {
        var binary = script("milvus", "echo 'panic: no luck'; exit 2");
        assertThatThrownBy(() ->
                        clusters("python3")
                                .up(
                                        ClusterSpec.named("a")
                                                .withBinary(binary)
                                                .withAuthentication(false)))
                .isInstanceOf(LocalClusterException.class)
                .hasMessageContaining("panic: no luck");
        assertThat(clusters("python3").find("a").orElseThrow().pid()).isEmpty();
    }

    @Test
    void aWheelWhoseChecksumNoLongerHoldsIsFetchedAgain() throws IOException {
        var calls = folder.resolve("calls");
        var pip =
                script(
                        "pip",
                        "echo x >> '"
                                + calls
                                + "'; while [ \"$1\" != --dest ]; do shift; done; echo whl > \"$2/a.whl\"");
        var wheels =
                new Wheels(folder.resolve("wheels"), new Python(pip.toString()), Progress.SILENT);

        var wheel = wheels.get(Engine.MILVUS);
        assertThat(wheels.get(Engine.MILVUS)).isEqualTo(wheel);
        assertThat(Files.readAllLines(calls)).hasSize(1);
        Files.writeString(wheel, "tampered");

        assertThat(wheels.get(Engine.MILVUS)).hasContent("whl\n");
        assertThat(Files.readAllLines(calls)).hasSize(2);
    }

    @Test
    void theCacheFollowsTheEnvironment() {
        var home = Path.of("/home/ada");
        assertThat(
                        LocalClusters.defaultCacheFolder(
                                Map.of("STOPOVER_CACHE", "/c", "XDG_CACHE_HOME", "/x"), home))
                .isEqualTo(Path.of("/c"));
        assertThat(LocalClusters.defaultCacheFolder(Map.of("XDG_CACHE_HOME", "/x"), home))
                .isEqualTo(Path.of("/x/stopover"));
        assertThat(LocalClusters.defaultCacheFolder(Map.of(), home))
                .isEqualTo(Path.of("/home/ada/.cache/stopover"));
    }

    @Test
    void aProcessIsNotMistakenForAnotherWithItsId() throws Exception {
        var sleeping =
                ServerProcess.start(
                        List.of("/bin/sleep", "600"),
                        Map.of(),
                        folder,
                        Files.createFile(folder.resolve("log")));
        var earlier = new ServerProcess(sleeping.pid(), sleeping.startedAt().minusSeconds(60));

        assertThat(ServerProcess.parse(sleeping.toString())).isEqualTo(sleeping);
        assertThat(earlier.isRunning()).isFalse();
        earlier.stop(Duration.ZERO);
        assertThat(sleeping.isRunning()).isTrue();
        sleeping.stop(Duration.ofSeconds(5));
        assertThat(sleeping.isRunning()).isFalse();
    }

    private LocalClusters clusters(String python) {
        return new LocalClusters(
                folder.resolve("state"),
                folder.resolve("cache"),
                Progress.SILENT,
                new Python(python));
    }

    private Path script(String name, String body) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
