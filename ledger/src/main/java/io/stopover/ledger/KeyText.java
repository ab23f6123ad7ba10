package io.stopover.ledger;

import io.stopover.model.range.Key;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys as JSON literals: a number, a string, or nothing for an open end. */
final class KeyText {
    private KeyText() {}

    /** As a JSON array. */
    static String writeAll(List<Key> keys) {
        return Json.write(keys.stream().map(KeyText::value).toList());
    }

    static List<Key> readAll(String array) {
        return Json.read(array, Json.VALUES).stream()
                .map(value ->
                        value instanceof Number number
                                ? Key.of(number.longValue())
                                : Key.of((String) value))
                .toList();
    }

    private static Object value(Key key) {
        return switch (key) {
            case Key.OfLong number -> number.value();
            case Key.OfText text -> text.value();
        };
    }

    static @Nullable String write(Optional<Key> key) {
        if (key.isEmpty()) {
            return null;
        }
        return Json.write(value(key.get()));
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
