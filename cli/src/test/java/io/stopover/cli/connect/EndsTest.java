package io.stopover.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.cli.request.EndDraft;
import io.stopover.cli.request.RequestFile;
import io.stopover.cli.shell.StateFolder;
import io.stopover.cli.shell.TestShell;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndsTest {
    private final TestShell shell = new TestShell();

    @TempDir private Path folder;

    private EndDraft end(String keys) throws IOException {
        Path file = folder.resolve("request.yaml");
        return RequestFile.read(Files.writeString(file, "source: {endpoint: 'a:1'" + keys + "}"))
                .source();
    }

    private Credential credential(String keys) throws IOException {
        return new Ends(shell.shell(), new StateFolder(folder))
                .settings(Side.SOURCE, end(keys))
                .credential();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text);
    }

    @Test
    void withoutAnythingThereIsNoCredential() throws IOException {
        assertThat(credential("")).isEqualTo(Credential.none());
    }

    @Test
    void aPasswordComesFromAFileThenTheEnvironmentThenThePrompt() throws IOException {
        shell.typing("typed");
        assertThat(credential(", user: u")).isEqualTo(password("typed"));
        shell.with("STOPOVER_SOURCE_PASSWORD", "variable");
        assertThat(credential(", user: u")).isEqualTo(password("variable"));
        assertThat(credential(", user: u, password-file: " + file("stored\nrest\n")))
                .isEqualTo(password("stored"));
    }

    @Test
    void aTokenComesFromAFileOrAVariable() throws IOException {
        shell.with("STOPOVER_SOURCE_TOKEN", "usual").with("MINE", "own");
        assertThat(credential("")).isEqualTo(token("usual"));
        assertThat(credential(", token-env: MINE")).isEqualTo(token("own"));
        assertThat(credential(", token-file: " + file("stored"))).isEqualTo(token("stored"));
    }

    @Test
    void theOtherSidesVariablesAreNotUsed() throws IOException {
        shell.with("STOPOVER_TARGET_TOKEN", "other");
        assertThat(credential("")).isEqualTo(Credential.none());
    }

    @Test
    void contradictionsAreRefused() throws IOException {
        shell.with("EMPTY", "");
        refused(", user: u, token-file: t", "choose one");
        refused(", password-file: p", "add --source-user");
        refused(", user: u", "the password of u is missing");
        refused(", user: u, password-env: EMPTY", "EMPTY is not set");
        refused(", user: 'a:b'", "has no ':'");
        refused(", token-file: " + file("\n"), "is empty");
        shell.with("STOPOVER_SOURCE_PASSWORD", "p");
        refused("", "is set without a user");
    }

    private void refused(String keys, String why) {
        assertThatThrownBy(() -> credential(keys))
                .isInstanceOf(StopoverException.class)
                .hasMessageContaining(why);
    }

    @Test
    void databasesInTheUrlsAreASelection() {
        Selection all = Selection.DEFAULT_DATABASE;
        assertThat(databases(all, "a:1/shop", "b:1")).isEqualTo(Map.of("shop", "shop"));
        assertThat(databases(all, "a:1/shop", "b:1/new")).isEqualTo(Map.of("shop", "new"));
        assertThat(databases(all, "a:1", "b:1/new")).isEqualTo(Map.of("default", "new"));
        assertThat(databases(all, "a:1", "b:1")).isEmpty();
    }

    @Test
    void databasesCannotBeNamedInBothWays() {
        Selection named = new Selection(Map.of("a", "b"), false, List.of(), List.of());
        assertThatThrownBy(() -> databases(named, "a:1/shop", "b:1"))
                .hasMessageContaining("named twice");
    }

    private static Map<String, String> databases(
            Selection selection, String source, String target) {
        return UrlDatabases.apply(selection, Endpoint.parse(source), Endpoint.parse(target))
                .databases();
    }

    private static Credential password(String password) {
        return new Credential.UserPassword("u", Secret.of(password));
    }

    private static Credential token(String token) {
        return new Credential.Token(Secret.of(token));
    }
}
