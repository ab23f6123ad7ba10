package io.stopover.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import org.junit.jupiter.api.Test;

/** The wire contract holds on the servers that its dialects were measured on. */
class RealProbeTest {
    @Test
    void milvus23KeepsTheContract(@MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server)
            throws InterruptedException {
        assertKept(server, 28);
    }

    @Test
    void lite32KeepsTheContract(@MilvusServer(kind = ServerKind.LITE_3_2) TestServer server)
            throws InterruptedException {
        assertKept(server, 31);
    }

    @Test
    void lite25KeepsTheContract(@MilvusServer(kind = ServerKind.LITE_2_5) TestServer server)
            throws InterruptedException {
        assertKept(server, 26);
    }

    private static void assertKept(TestServer server, int passed) throws InterruptedException {
        Probed probed = Probed.of(server);
        assertThat(probed.failures()).isEmpty();
        assertThat(probed.passed()).isEqualTo(passed);
        assertThat(probed.leftovers()).isEmpty();
        assertThat(probed.scratch()).isEmpty();
    }
}
