package io.stopover.cli.shell;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The process as commands see it.
 *
 * @param live the error stream is a terminal that can redraw lines
 * @param columns width of the terminal
 */
public record Shell(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Keyboard keyboard,
        boolean live,
        int columns,
        CleanStop cleanStop) {
    private static final int USUAL_COLUMNS = 120;
    private static final int FEWEST_COLUMNS = 60;

    /** Set by the launcher, which can ask the terminal without loading a library for it. */
    private static final String TERMINAL = "STOPOVER_TERMINAL_COLUMNS";

    /** This process; text is UTF-8 whatever the locale, as names of collections are. */
    // Null without a terminal on 21 and 25; on 22 to 24 the launcher's -Djdk.console=java.base has
    // the same effect.
    @SuppressWarnings("SystemConsoleNull")
    public static Shell ofProcess() {
        Map<String, String> environment = System.getenv();
        Console console = System.console();
        String columns = environment.getOrDefault(TERMINAL, "");
        return new Shell(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                environment,
                console == null ? Keyboard.NONE : new ConsoleKeyboard(console),
                !columns.isEmpty(),
                columns.matches("\\d{1,4}")
                        ? Math.max(FEWEST_COLUMNS, Integer.parseInt(columns))
                        : USUAL_COLUMNS,
                new CleanStop());
    }
}
