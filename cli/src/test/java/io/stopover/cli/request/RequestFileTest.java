package io.stopover.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", ""), "../docs/request-file.md");

    @TempDir private Path folder;

    private Draft read(String yaml) throws IOException {
        return RequestFile.read(Files.writeString(folder.resolve("migration.yaml"), yaml));
    }

    @Test
    void theDocumentedExampleSaysWhatItsPageSays() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Request request = read(page.substring(start, page.indexOf("```", start))).complete();

        assertThat(request.source().endpoint()).contains("https://milvus.example.com:19530");
        assertThat(request.source().user()).contains("root");
        assertThat(request.source().passwordFile()).contains(Path.of("/run/secrets/source"));
        assertThat(request.source().ca()).contains(Path.of("ca.pem"));
        assertThat(request.target().tokenEnv()).contains("ZILLIZ_KEY");
        assertThat(request.selection().databases())
                .isEqualTo(Map.of("shop", "archive", "hr", "hr"));
        assertThat(request.selection().collections())
                .containsExactly(
                        new Selection.Choice("books", Optional.of("books_v2")),
                        new Selection.Choice("user*", Optional.empty()));
        assertThat(request.selection().excludes()).containsExactly("tmp_*");
        assertThat(request.options()).isEqualTo(Options.DEFAULTS);
        assertThat(request.maxRate().orElseThrow().perSecond().bytes()).isEqualTo(50_000_000);
        assertThat(request.memory().bytes()).isEqualTo(128_000_000);
    }

    @Test
    void thePageNamesEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        List.of(
                        "source",
                        "target",
                        "endpoint",
                        "user",
                        "password-file",
                        "password-env",
                        "token-file",
                        "token-env",
                        "ca",
                        "cert",
                        "key",
                        "server-name",
                        "databases",
                        "all-databases",
                        "collections",
                        "exclude",
                        "indexes",
                        "load",
                        "on-existing",
                        "on-conflict",
                        "verify",
                        "auto-id",
                        "load-source",
                        "max-rate",
                        "memory")
                .forEach(key -> assertThat(page).contains("`" + key + "`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sorce: {}                      | unknown key sorce; did you mean source?
                    source: {endpont: a}           | unknown key source.endpont; did you mean source.endpoint?
                    zzzzzz: 1                      | known are source, target
                    indexes: keeep                 | wrong at indexes: 'keeep' is not one of auto, keep, none
                    memory: 128                    | wrong at memory: '128' is no size
                    max-rate: 50MB                 | wrong at max-rate
                    all-databases: maybe           | wrong at all-databases: is true or false
                    exclude: tmp_*                 | wrong at exclude: is a list
                    source: here                   | wrong at source: holds keys and values
                    source: {endpoint: [a]}        | wrong at source.endpoint
                    collections: [{'a*': b}]       | a pattern cannot be renamed
                    databases: [a, a]              | named twice
                    [1, 2]                         | does not hold keys and values
                    "source: {a: 1, a: 2}"         | does not hold keys and values
                    source: [                      | is not YAML, line 1
                    """)
    void aMistakeIsRefusedWithItsPlace(String yaml, String explanation) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(StopoverException.class)
                .hasMessageContaining("migration.yaml")
                .hasMessageContaining(explanation);
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("memory: 1MB\nmemory: 2MB\n"))
                .hasMessageContaining("is not YAML, line 2");
    }

    @Test
    void aSecretInTheFileIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> read("source: {endpoint: a, password: hunter2}"))
                .isInstanceOf(StopoverException.class)
                .hasMessageContaining("source.password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void anEmptyFileAsksForNothing() throws IOException {
        assertThat(read("")).isEqualTo(Draft.EMPTY);
        assertThat(read("# only a comment\n")).isEqualTo(Draft.EMPTY);
    }

    @Test
    void whatIsGivenOnTheCommandLineBeatsTheFile() throws IOException {
        Draft file = read("indexes: keep\non-existing: skip\ncollections: [a, b]\nexclude: [c]\n");
        Draft given = read("indexes: none\ncollections: [x]\n");
        Draft both = given.over(file);
        assertThat(both.options().indexes()).contains(IndexPolicy.NONE);
        assertThat(both.options().onExisting()).contains(ExistingPolicy.SKIP);
        assertThat(both.selection().collections())
                .containsExactly(new Selection.Choice("x", Optional.empty()));
        assertThat(both.selection().excludes()).containsExactly("c");
    }

    @Test
    void aCredentialReplacesOneOfTheOtherKind() throws IOException {
        Draft token = read("source: {endpoint: a, token-file: t}");
        Draft user = read("source: {user: root, password-file: p}");
        assertThat(user.over(token).source().namesToken()).isFalse();
        assertThat(token.over(user).source().namesUser()).isFalse();
        assertThat(user.over(token).source().endpoint()).contains("a");
    }
}
