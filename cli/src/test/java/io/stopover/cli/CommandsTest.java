package io.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stopover.cli.docs.Pages;
import io.stopover.cli.result.Reports;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.TestShell;
import io.stopover.engine.report.ReportHtml;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
    private static final Pattern WORD = Pattern.compile("('[^']*'|\\\\.|[^\\s'\\\\])+");
    private static final Pattern PREFORMATTED = Pattern.compile("<pre>(stopover [^<]*)</pre>");
    private static final Pattern BACKTICKED = Pattern.compile("`(stopover [^`]*)`");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Options VERIFIED_TWICE =
            new Options(
                    IndexPolicy.AUTO,
                    LoadPolicy.NONE,
                    ExistingPolicy.FAIL,
                    ConflictPolicy.FAIL,
                    VerifyMode.BOTH,
                    AutoIdPolicy.KEEP,
                    false);

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
        assertParses(example);
    }

    /** A report whose migration was verified in the most thorough way, names of all kinds. */
    static Stream<String> suggestedByReports() {
        Report sample =
                Reports.of(
                        JobState.SUCCESSFUL,
                        Reports.collection("books", Proof.DIGESTS_BOTH),
                        Reports.collection("it's 书籍", Proof.DIGESTS_BOTH));
        Report report =
                new Report(
                        sample.jobId(),
                        sample.state(),
                        sample.started(),
                        sample.finished(),
                        sample.source(),
                        sample.target(),
                        VERIFIED_TWICE,
                        sample.collections(),
                        sample.findings(),
                        sample.digestVersion(),
                        sample.stopoverVersion());
        return PREFORMATTED
                .matcher(ReportHtml.render(report))
                .results()
                .map(m -> m.group(1).replace("&#39;", "'").replace("&amp;", "&"));
    }

    static Stream<String> suggestedByRemedies() {
        return remedies()
                .flatMap(remedy -> BACKTICKED.matcher(remedy).results())
                .map(m -> m.group(1))
                .distinct();
    }

    private static Stream<String> remedies() {
        return Stream.concat(
                        Stream.of(ErrorCode.values()).map(ErrorCode::remedy),
                        Stream.of(FindingCode.values()).map(FindingCode::remedy))
                // Announced before it exists.
                .map(remedy -> remedy.replace("check --probe", "check --source local:a"));
    }

    @ParameterizedTest
    @MethodSource({"suggestedByReports", "suggestedByRemedies"})
    void everySuggestedCommandParses(String suggestion) {
        assertParses(suggestion);
    }

    @Test
    void everyOptionThatARemedyNamesIsOneOfACommand() {
        List<String> known =
                Pages.leaves(commandLine()).stream()
                        .flatMap(command -> command.options().stream())
                        .flatMap(option -> Stream.of(option.names()))
                        .toList();
        assertThat(
                        remedies()
                                .flatMap(remedy -> OPTION.matcher(remedy).results())
                                .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    private static void assertParses(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(word(matcher.group()));
        }
        assertThat(words.removeFirst()).isEqualTo("stopover");
        assertThatCode(() -> SecretGuard.check(words)).doesNotThrowAnyException();
        assertThatCode(() -> commandLine().parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    /** What a shell makes of a word, quoted in parts or not at all. */
    private static String word(String written) {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                word.append(written.charAt(++i));
            } else {
                word.append(c);
            }
        }
        return word.toString();
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
