package io.stopover.cli;

import io.stopover.cli.result.ResultJson;
import io.stopover.cli.shell.Exit;
import io.stopover.cli.shell.Shell;
import io.stopover.cli.text.Plain;
import io.stopover.local.LocalClusterException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says why a command did not do what was asked. It looks at the raw arguments for --debug and -o
 * json, because those that could not be parsed are answered as well.
 */
final class Refusal {
    private final Shell shell;
    private final List<String> arguments;

    Refusal(Shell shell, String... arguments) {
        this.shell = shell;
        this.arguments = List.of(arguments);
    }

    /** Libraries log through java.util.logging; without --debug nobody wants to see it. */
    void silenceLibraries() {
        if (!debug()) {
            System.setProperty("java.util.logging.config.class", NoLog.class.getName());
        }
    }

    /** Read by java.util.logging instead of its configuration file: no handler, no output. */
    public static final class NoLog {}

    /** Prints the error and returns the exit code. */
    int of(Exception e) {
        StopoverException error = coded(e);
        shell.err().println(Plain.lines(error.explain()));
        if (debug()) {
            e.printStackTrace(shell.err());
        }
        if (json()) {
            shell.out().println(Plain.json(ResultJson.of(error).toPrettyString()));
        }
        return Exit.of(error.code()).code();
    }

    private static StopoverException coded(Exception e) {
        return switch (e) {
            case StopoverException coded -> coded;
            case LocalClusterException local ->
                    new StopoverException(
                            ErrorCode.BAD_LOCAL_CLUSTER, "", String.valueOf(local.getMessage()), e);
            case ParameterException usage -> usage(usage);
            default ->
                    new StopoverException(
                            ErrorCode.INTERNAL_ERROR,
                            "",
                            e.getClass().getSimpleName()
                                    + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                            e);
        };
    }

    private static StopoverException usage(ParameterException e) {
        String message =
                e instanceof UnmatchedArgumentException unmatched
                        ? unmatched(unmatched)
                        : String.valueOf(e.getMessage());
        return new StopoverException(ErrorCode.USAGE, "", message, e);
    }

    /** Names the option but never what follows it: a mistyped option may carry a secret. */
    private static String unmatched(UnmatchedArgumentException e) {
        String first = e.getUnmatched().getFirst();
        if (!first.startsWith("-")) {
            return suggestion("unexpected argument '" + first + "'", e);
        }
        return suggestion("unknown option " + first.replaceFirst("=(?s:.*)", ""), e);
    }

    private static String suggestion(String message, UnmatchedArgumentException e) {
        List<String> suggestions = e.getSuggestions().stream().limit(3).toList();
        return suggestions.isEmpty()
                ? message
                : message + "; did you mean " + String.join(", ", suggestions) + "?";
    }

    private boolean debug() {
        return arguments.contains("--debug");
    }

    private boolean json() {
        String joined = String.join(" ", arguments);
        return Arrays.stream(
                        new String[] {
                            "-o json", "-ojson", "-o=json", "--output json", "--output=json"
                        })
                .anyMatch(joined::contains);
    }
}
