package io.stopover.cli.shell;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks on the process' own terminal. */
final class ConsoleKeyboard implements Keyboard {
    private final Console console;

    ConsoleKeyboard(Console console) {
        this.console = console;
    }

    @Override
    public Optional<String> secret(String question) {
        return Optional.ofNullable(console.readPassword("%s: ", question))
                .map(String::new)
                .filter(typed -> !typed.isEmpty());
    }

    @Override
    public Optional<Boolean> confirm(String question) {
        return Optional.ofNullable(console.readLine("%s [y/N] ", question))
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .map(answer -> answer.equals("y") || answer.equals("yes"));
    }
}
