package io.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stopover.cli.shell.TestShell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private static final int USAGE = 2;

    private final TestShell shell = new TestShell();

    @TempDir private Path folder;

    private int run(String... arguments) {
        return new Program(shell.shell()).run(arguments);
    }

    @Test
    void theHelpListsTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(shell.out())
                .contains("migrate", "plan", "verify", "report", "check", "jobs", "local");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void theVersionIsOneLineForTheProgramAndOneForTheJavaItRunsOn() {
        assertThat(run("--version")).isZero();
        assertThat(shell.out()).startsWith("stopover ").contains("Java ");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(USAGE);
        assertThat(shell.err()).startsWith("USAGE: ");
    }

    @Test
    void anUnknownFlagIsRefusedWithTheNearestOne() {
        assertThat(run("migrate", "--sorce", "a:1")).isEqualTo(USAGE);
        assertThat(shell.err()).contains("unknown option --sorce", "did you mean --source");
    }

    @Test
    void whatFollowsAnUnknownFlagIsNotRepeated() {
        assertThat(run("migrate", "--sourze-key=hunter2")).isEqualTo(USAGE);
        assertThat(shell.err()).contains("--sourze-key").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--source-password hunter2",
                "--source-password=hunter2",
                "--target-token hunter2",
                "--target-token=hunter2",
                "--source-pasword hunter2",
                "--password hunter2",
                "--api-key=hunter2",
                "--source http://root:hunter2@a:19530",
                "--source=http://root:hunter2@a:19530",
                "http://root:hunter2@a:19530"
            })
    void aSecretAsAnArgumentIsRefusedWithoutRepeatingIt(String arguments) {
        assertThat(run(("migrate -o json " + arguments).split(" ", -1))).isEqualTo(USAGE);
        assertThat(shell.err()).startsWith("SECRET_AS_ARGUMENT").doesNotContain("hunter2");
        assertThat(shell.out()).contains("SECRET_AS_ARGUMENT").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --source a --target b --indexes keeep         | USAGE | did you mean keep?
                    --source a --target b --memory lots           | USAGE | 128MB or 1GiB
                    --source a --target b --memory 128            | USAGE | with its unit
                    --source a --target b --max-rate 50MB         | USAGE | such as 50MB/s
                    --source a --target b --collection x*=y       | USAGE | a pattern cannot be renamed
                    --source a --target b --collection =y         | USAGE | empty name
                    --source a --target b --database x --database x=y | USAGE | named twice
                    --source a                                    | USAGE | the target is missing
                    --target a                                    | USAGE | the source is missing
                    --source ftp://a --target b                   | BAD_ENDPOINT | http or https
                    --source a:99999 --target b                   | BAD_ENDPOINT | between 1 and 65535
                    --source a --target b --source-ca ca.pem      | BAD_TLS_MATERIAL | ca.pem
                    --source a --target b --source-user root      | USAGE | STOPOVER_SOURCE_PASSWORD
                    --source a --target b --source-token-file no  | USAGE | cannot be read
                    -f no.yaml                                    | BAD_REQUEST_FILE | no.yaml
                    """)
    void aBadInputIsRefusedBeforeAnythingIsTouched(
            String arguments, String code, String explanation) {
        String line = "migrate --state " + folder.resolve("state") + " " + arguments;
        assertThat(run(line.split(" +", -1))).isEqualTo(USAGE);
        assertThat(shell.err()).startsWith(code + ":").contains(explanation, "remedy: ");
        assertThat(shell.out()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void withJsonARefusalIsOneObjectOnStandardOutput() throws IOException {
        assertThat(run("plan", "-o", "json", "--source", "a:0", "--target", "b")).isEqualTo(USAGE);
        JsonNode error = new ObjectMapper().readTree(shell.out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("BAD_ENDPOINT");
        assertThat(error.path("message").asText()).contains("a:0");
        assertThat(error.path("remedy").asText()).isNotEmpty();
    }

    @Test
    void withDebugTheStackTraceIsShown() {
        run("jobs", "show", "none", "--debug", "--state", folder.toString());
        assertThat(shell.err()).contains("JOB_NOT_FOUND").contains("\tat io.stopover");
    }

    @Test
    void withoutDebugNoStackTraceIsShown() {
        assertThat(run("jobs", "show", "none", "--state", folder.toString())).isEqualTo(USAGE);
        assertThat(shell.err()).contains("JOB_NOT_FOUND").doesNotContain("\tat ");
    }

    @Test
    void aServerThatIsNotThereIsAFailureAndNotWrongUsage() {
        assertThat(run("check", "--source", "127.0.0.1:1", "--state", folder.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("UNREACHABLE");
    }

    @Test
    void aLocalClusterThatIsNotThereIsNamed() {
        assertThat(run("check", "--source", "local:none", "--state", folder.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).startsWith("BAD_LOCAL_CLUSTER").contains("'none'");
    }

    @Test
    void aNameThatCannotBeALocalClusterIsRefused() {
        assertThat(run("local", "down", "No!", "--state", folder.toString())).isEqualTo(1);
        assertThat(shell.err()).startsWith("BAD_LOCAL_CLUSTER").contains("lower-case");
    }

    @Test
    void anEmptyStateFolderHasNoJobsAndNoClusters() {
        assertThat(run("jobs", "list", "--state", folder.toString())).isZero();
        assertThat(run("local", "list", "--state", folder.toString())).isZero();
        assertThat(shell.out()).contains("No jobs in " + folder, "No local clusters");
    }

    @Test
    void theStateFolderComesFromTheEnvironment() {
        shell.with("STOPOVER_STATE", folder.resolve("mine").toString());
        assertThat(run("jobs", "list")).isZero();
        assertThat(folder.resolve("mine")).isDirectory();
    }

    @Test
    void cleaningNeedsToBeToldWhat() {
        assertThat(run("jobs", "clean", "--state", folder.toString())).isEqualTo(USAGE);
        assertThat(shell.err()).contains("--finished");
    }
}
