package io.stopover.cli.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as people write them: {@code NEW_KEYS} is {@code new-keys}. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    /**
     * @throws IllegalArgumentException naming the words there are and the nearest of them
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'"
                                        + word
                                        + "' is not one of "
                                        + String.join(", ", all(type))
                                        + nearest(word, all(type))
                                                .map(n -> "; did you mean " + n + "?")
                                                .orElse("")));
    }

    /** The known word that was probably meant; empty when none is near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(distance(word, a), distance(word, b)))
                .filter(best -> distance(word, best) <= Math.max(1, word.length() / 3));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
