package io.stopover.cli.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stopover.cli.text.Plain;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, and what they make of the shell. */
public final class Globals {
    private final Shell shell;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "text|json",
            description = "What to print. With json, exactly one object on standard output.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print errors and results only.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces and the libraries' own log.")
    private boolean debug;

    @Option(
            names = "--state",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Where jobs, reports and local clusters are kept. Default: $$STOPOVER_STATE, else stopover in $$XDG_STATE_HOME or ~/.local/state.")
    private Optional<Path> state = Optional.empty();

    public Globals(Shell shell) {
        this.shell = shell;
    }

    public Shell shell() {
        return shell;
    }

    public boolean json() {
        return format == Format.JSON;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean debug() {
        return debug;
    }

    public StateFolder state() {
        return state.map(StateFolder::new).orElseGet(() -> StateFolder.usual(shell.environment()));
    }

    /** Tells what is going on: beside the result, never in the way of it. */
    public void say(String line) {
        if (!quiet) {
            (json() ? shell.err() : shell.out()).println(Plain.lines(line));
        }
    }

    public void say(Collection<String> lines) {
        lines.forEach(this::say);
    }

    /** What the command was called for, as text. */
    public void answer(String line) {
        if (!json()) {
            shell.out().println(Plain.lines(line));
        }
    }

    public void answer(Collection<String> lines) {
        lines.forEach(this::answer);
    }

    /** What the command was called for, as JSON; nothing else may be on standard output. */
    public void answer(ObjectNode object) {
        if (json()) {
            shell.out().println(Plain.json(object.toPrettyString()));
        }
    }
}
