package io.stopover.cli;

import io.stopover.cli.request.Pairs;
import io.stopover.cli.shell.Format;
import io.stopover.cli.shell.Globals;
import io.stopover.cli.shell.Shell;
import io.stopover.cli.text.ByteRate;
import io.stopover.cli.text.ByteSize;
import io.stopover.cli.text.Words;
import io.stopover.local.Engine;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Selection;
import io.stopover.model.plan.VerifyMode;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Runs one command line in a shell. */
public final class Program {
    private final Shell shell;

    public Program(Shell shell) {
        this.shell = shell;
    }

    /** Returns the exit code; everything is said, and no exception leaves. */
    public int run(String... arguments) {
        Globals globals = new Globals(shell);
        Refusal refusal = new Refusal(shell, arguments);
        refusal.silenceLibraries();
        try {
            SecretGuard.check(List.of(arguments));
        } catch (StopoverException e) {
            return refusal.of(e);
        }
        return commandLine(globals)
                .setExecutionExceptionHandler((e, __, ___) -> refusal.of(e))
                .setParameterExceptionHandler((e, __) -> refusal.of(e))
                .execute(arguments);
    }

    /** The commands and their options. */
    static CommandLine commandLine(Globals globals) {
        CommandLine line = new CommandLine(new Stopover(globals), new CommandFactory(globals));
        line.setOut(globals.shell().out())
                .setErr(globals.shell().err())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(globals.shell().columns())
                .setUsageHelpAutoWidth(false);
        word(line, Format.class);
        word(line, IndexPolicy.class);
        word(line, LoadPolicy.class);
        word(line, ExistingPolicy.class);
        word(line, ConflictPolicy.class);
        word(line, VerifyMode.class);
        word(line, AutoIdPolicy.class);
        value(line, ByteSize.class, ByteSize::parse);
        value(line, ByteRate.class, ByteRate::parse);
        value(line, Selection.Choice.class, Pairs::choice);
        line.registerConverter(Engine.class, Engine::of);
        return line;
    }

    private static <E extends Enum<E>> void word(CommandLine line, Class<E> type) {
        value(line, type, word -> Words.parse(type, word));
    }

    private static <T> void value(CommandLine line, Class<T> type, Function<String, T> parse) {
        line.registerConverter(
                type,
                text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw new TypeConversionException(String.valueOf(e.getMessage()));
                    }
                });
    }
}
