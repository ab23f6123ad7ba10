package io.stopover.cli;

import io.stopover.cli.shell.CleanStop;
import io.stopover.cli.shell.Keyboard;
import io.stopover.cli.shell.Shell;
import io.stopover.engine.ledger.Ledger;
import io.stopover.ledger.H2Ledger;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Run once by scripts/train: it uses what commands need at their start (options, ledger, network,
 * YAML), so that the JVM can keep the loaded classes in its AOT cache. Nothing is printed.
 */
final class Training {
    private Training() {}

    /**
     * @param arguments a folder for state that nobody needs
     */
    public static void main(String[] arguments) {
        String state = arguments[0];
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Shell shell =
                new Shell(nowhere, nowhere, Map.of(), Keyboard.NONE, true, 120, new CleanStop());
        Program program = new Program(shell);
        program.run("--help");
        program.run("migrate", "--help");
        keepALedger(Path.of(state));
        program.run("jobs", "list", "--state", state);
        program.run("local", "list", "-o", "json", "--state", state);
        program.run("check", "--source", "127.0.0.1:1", "--state", state);
        program.run("plan", "-f", state + "/none.yaml", "-o", "json");
        System.exit(0);
    }

    private static void keepALedger(Path state) {
        try (Ledger ledger = H2Ledger.open(state)) {
            ledger.take(ledger.create("", "", List.of()).id());
        }
    }
}
