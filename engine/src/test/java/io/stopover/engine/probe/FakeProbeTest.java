package io.stopover.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake keeps, by version line, the contract that real servers are held to. */
class FakeProbeTest {
    @ParameterizedTest
    @CsvSource({
        "V2_3, 28",
        "V2_4, 31",
        "V2_5, 35",
        "V2_6_3, 36",
        "V2_6_8, 37",
        "V2_6_18, 38",
        "V3_0, 38"
    })
    void theFakeKeepsTheContractOfItsVersion(FakeVersion version, int passed)
            throws InterruptedException {
        try (FakeMilvus fake = FakeMilvus.start(version)) {
            Probed probed = Probed.of(fake);
            assertThat(probed.failures()).isEmpty();
            assertThat(probed.passed()).isEqualTo(passed);
            assertThat(probed.leftovers()).isEmpty();
            assertThat(probed.scratch()).isEmpty();
        }
    }
}
