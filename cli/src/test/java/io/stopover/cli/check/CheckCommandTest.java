package io.stopover.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stopover.cli.Program;
import io.stopover.cli.shell.TestShell;
import io.stopover.model.plan.FindingCode;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
    /** 127.0.0.1 in one number, which does not look like this computer. */
    private static final String ELSEWHERE = "2130706433";

    private final FakeMilvus fake =
            FakeMilvus.start(FakeOptions.of(FakeVersion.V2_3).withUser("root", "Milvus-1"));
    private final TestShell shell = new TestShell().with("STOPOVER_SOURCE_PASSWORD", "Milvus-1");

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aCredentialThatTravelsInClearToAnotherComputerIsAWarningWithItsRemedy() {
        assertThat(check(ELSEWHERE)).isZero();
        assertThat(shell.out())
                .contains("WARNING CREDENTIAL_IN_CLEAR http://" + ELSEWHERE + ":" + fake.port())
                .contains(FindingCode.CREDENTIAL_IN_CLEAR.remedy())
                .doesNotContain("Milvus-1");
    }

    @Test
    void aCredentialForThisComputerIsNone() {
        assertThat(check("127.0.0.1")).isZero();
        assertThat(shell.out()).contains("version").doesNotContain("CREDENTIAL_IN_CLEAR");
    }

    @Test
    void withJsonTheFindingsAreAList() throws IOException {
        assertThat(check(ELSEWHERE, "-o", "json")).isZero();
        JsonNode findings = new ObjectMapper().readTree(shell.out()).at("/source/findings");
        assertThat(findings.findValuesAsText("code")).containsExactly("CREDENTIAL_IN_CLEAR");
        assertThat(findings.at("/0/remedy").asText()).contains("https://", "--source-ca");
    }

    private int check(String host, String... more) {
        String[] usual = {
            "check", "--source", "http://" + host + ":" + fake.port(), "--source-user", "root"
        };
        String[] line = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, line, usual.length, more.length);
        return new Program(shell.shell()).run(line);
    }
}
