package io.stopover.ledger;

import io.stopover.model.range.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys as JSON literals: a number, a string, or nothing for an open end. */
final class KeyText {
    private KeyText() {}

    static @Nullable String write(Optional<Key> key) {
        if (key.isEmpty()) {
            return null;
        }
        return switch (key.get()) {
            case Key.OfLong number -> Json.write(number.value());
            case Key.OfText text -> Json.write(text.value());
        };
    }

    static Optional<Key> read(@Nullable String literal) {
        if (literal == null) {
            return Optional.empty();
        }
        return Optional.of(
                literal.startsWith("\"")
                        ? Key.of(Json.read(literal, Json.STRING))
                        : Key.of(Json.read(literal, Json.LONG)));
    }
}
