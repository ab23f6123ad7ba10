package io.stopover.cli.shell;

import java.util.Optional;

/** A person who can be asked. */
public interface Keyboard {
    /** Nobody is there: every question stays unanswered. */
    Keyboard NONE =
            new Keyboard() {
                @Override
                public Optional<String> secret(String question) {
                    return Optional.empty();
                }

                @Override
                public Optional<Boolean> confirm(String question) {
                    return Optional.empty();
                }
            };

    /** Reads a secret without echo; empty when nobody is there or nothing was typed. */
    Optional<String> secret(String question);

    /** Reads yes or no; empty when nobody is there. */
    Optional<Boolean> confirm(String question);
}
