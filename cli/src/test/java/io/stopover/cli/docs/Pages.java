package io.stopover.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Pages of docs/ that are generated; a stale one fails its test, which says how to renew it. */
public record Pages(String name, String fresh) {
    private static final String WRITE = "stopover.docs.write";

    public static Pages commands(CommandLine root) {
        return new Pages("cli.md", CommandPage.of(root));
    }

    public static Pages errors() {
        return new Pages("errors.md", ErrorsPage.page());
    }

    /** Every command that does something itself. */
    public static List<CommandSpec> leaves(CommandLine root) {
        return CommandPage.leaves(root.getCommandSpec());
    }

    /** Compares the page with the one in docs/, or writes it when that is asked for. */
    public void check() throws IOException {
        Path file = Path.of(System.getProperty("basedir", ""), "../docs", name);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, fresh);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "docs/%s is stale; renew it with: mvn -pl cli -am test -Dtest=CommandsTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        name, WRITE)
                .isEqualTo(fresh);
    }
}
