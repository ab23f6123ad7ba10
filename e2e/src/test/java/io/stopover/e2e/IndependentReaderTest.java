package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.e2e.Scripts.Side;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A judge that finds nothing wrong must be able to find something wrong. */
class IndependentReaderTest {
    @Test
    void differentRowsAreNamed(
            @MilvusServer(kind = ServerKind.LITE_2_5, instance = 1) TestServer server) {
        for (String name : List.of("judged_a", "judged_b")) {
            fill(server, name, "bm25");
        }
        fill(server, "judged_c", "halves");

        compare(server, "judged_a", "judged_b").ok();
        Scripts.Outcome different = compare(server, "judged_a", "judged_c");

        assertThat(different.exit()).isEqualTo(1);
        assertThat(different.output()).contains("1: text is on one side only");
    }

    private static void fill(TestServer server, String name, String dataSet) {
        Scripts.run("fill.py", List.of(Scripts.on(server)), "--collection", name, "--set", dataSet)
                .ok();
    }

    private static Scripts.Outcome compare(TestServer server, String left, String right) {
        return Scripts.run(
                "compare.py",
                List.of(new Side("source", server), new Side("target", server)),
                "--source-collection",
                left,
                "--target-collection",
                right);
    }

    @Test
    void theCommittedVectorsAreWhatTheGeneratorMakes() {
        assertThat(
                        Scripts.run(
                                        "digest_vectors.py",
                                        List.of(),
                                        "--check",
                                        "../milvus/src/test/resources/digest-vectors.json")
                                .ok())
                .endsWith("as committed");
    }
}
