package io.stopover.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Rpc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stopover check --probe} as scripts and people see it. */
class ProbeCommandTest {
    @TempDir private Path folder;

    private Cli.Outcome check(String... arguments) {
        List<String> line = new ArrayList<>(List.of("check", "--state", folder.toString()));
        line.addAll(List.of(arguments));
        return Cli.run(Map.of(), line);
    }

    @Test
    void aServerThatKeepsTheContractEndsWithZero() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5)) {
            Cli.Outcome outcome = check("--target", fake.endpoint(), "--probe").expectExit(0);

            assertThat(outcome.out())
                    .startsWith("target\n")
                    .contains("  passed          A range read without a limit is whole\n")
                    .contains("  not applicable  Null vectors arrive as nulls (Milvus 2.5 has no ")
                    .containsPattern("\\d+ passed, 0 failed, \\d+ not applicable in ");
            assertThat(outcome.err()).isEmpty();
            assertThat(fake.calls(Rpc.DROP_COLLECTION))
                    .isEqualTo(fake.calls(Rpc.CREATE_COLLECTION));
        }
    }

    @Test
    void eachEndIsProbedAndAFailureOfOneEndsWithOne() {
        FakeOptions cutting = FakeOptions.of(FakeVersion.V2_6_8).withMostRows(16_384);
        try (FakeMilvus good = FakeMilvus.start(FakeVersion.V2_4);
                FakeMilvus bad = FakeMilvus.start(cutting)) {
            JsonNode json =
                    check(
                                    "--source",
                                    good.endpoint(),
                                    "--target",
                                    bad.endpoint(),
                                    "--probe",
                                    "-o",
                                    "json")
                            .expectExit(1)
                            .json();

            assertThat(json.at("/source/probe/failed").asInt()).isZero();
            assertThat(json.at("/source/probe/database").asText()).isEqualTo("default");
            JsonNode probe = json.at("/target/probe");
            assertThat(probe.path("failed").asInt()).isEqualTo(1);
            assertThat(probe.path("leftovers")).isEmpty();
            assertThat(probe.path("cases"))
                    .filteredOn(each -> each.path("outcome").asText().equals("FAILED"))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.path("capability").asText())
                                .isEqualTo("UNLIMITED_RANGE_READ");
                        assertThat(each.path("expected").asText()).isEqualTo("16500 rows");
                        assertThat(each.path("seen").asText()).isEqualTo("16384");
                        assertThat(each.path("meaning").asText()).contains("do not migrate");
                    });
        }
    }

    @Test
    void withoutTheOptionNothingIsWritten() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5)) {
            check("--source", fake.endpoint()).expectExit(0);

            assertThat(fake.calls(Rpc.CREATE_COLLECTION)).isZero();
        }
    }

    @Test
    void aUserWhoMayNotWriteIsAnError() {
        FakeOptions guarded = FakeOptions.of(FakeVersion.V2_5).withReadOnlyUser("reader", "pw");
        try (FakeMilvus fake = FakeMilvus.start(guarded)) {
            Cli.Outcome outcome =
                    Cli.run(
                            Map.of("STOPOVER_SOURCE_PASSWORD", "pw"),
                            List.of(
                                    "check",
                                    "--probe",
                                    "--source",
                                    fake.endpoint(),
                                    "--source-user",
                                    "reader"));

            outcome.expectExit(1);
            assertThat(outcome.err()).startsWith("PERMISSION_DENIED").contains("remedy: ");
        }
    }
}
