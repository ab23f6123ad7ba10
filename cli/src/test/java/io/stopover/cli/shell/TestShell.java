package io.stopover.cli.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A shell in memory: what was printed can be read, what a person types is given. */
public final class TestShell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private Keyboard keyboard = Keyboard.NONE;

    public TestShell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public TestShell typing(String secret) {
        keyboard =
                new Keyboard() {
                    @Override
                    public Optional<String> secret(String question) {
                        return Optional.of(secret);
                    }

                    @Override
                    public Optional<Boolean> confirm(String question) {
                        return Optional.of(true);
                    }
                };
        return this;
    }

    public Shell shell() {
        return new Shell(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Map.copyOf(environment),
                keyboard,
                false,
                100,
                new CleanStop());
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
