package io.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stopover.cli.docs.Pages;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.TestShell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static CommandLine commandLine() {
        return Program.commandLine(new Globals(new TestShell().shell()));
    }

    static Stream<String> examples() {
        return Pages.leaves(commandLine()).stream()
                .flatMap(command -> Stream.of(command.usageMessage().footer()))
                .map(String::strip);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheHelpIsACommandThatParses(String example) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        assertThat(words.removeFirst()).isEqualTo("stopover");
        assertThatCode(() -> SecretGuard.check(words)).doesNotThrowAnyException();
        assertThatCode(() -> commandLine().parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    @Test
    void everyCommandHasADescriptionAndAnExample() {
        for (CommandSpec command : Pages.leaves(commandLine())) {
            assertThat(command.usageMessage().description()).isNotEmpty();
            assertThat(command.usageMessage().footer()).isNotEmpty();
            assertThat(command.options()).allMatch(option -> option.description().length > 0);
        }
    }

    @Test
    void docsCliMdIsFresh() throws IOException {
        Pages.commands(commandLine()).check();
    }

    @Test
    void docsErrorsMdIsFresh() throws IOException {
        Pages.errors().check();
    }
}
