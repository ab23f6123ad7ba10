package io.stopover.cli;

import io.stopover.cli.shell.Shell;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        int code;
        try {
            code = new Program(shell).run(arguments);
        } finally {
            shell.out().flush();
            shell.err().flush();
            shell.cleanStop().ended();
        }
        System.exit(code);
    }
}
