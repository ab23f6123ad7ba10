package io.stopover.cli.request;

import io.stopover.model.plan.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names with another name on the target, written {@code a=b}; {@code a} alone keeps its name. */
public final class Pairs {
    private Pairs() {}

    /**
     * @throws IllegalArgumentException for an empty name, or a name that is mapped twice
     */
    public static Map<String, String> databases(List<String> written) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : written) {
            Selection.Choice pair = choice(text);
            String source = pair.pattern();
            if (pairs.put(source, pair.targetName().orElse(source)) != null) {
                throw new IllegalArgumentException("database '" + source + "' is named twice");
            }
        }
        return pairs;
    }

    /**
     * @throws IllegalArgumentException for an empty name, or a pattern with a target name
     */
    public static Selection.Choice choice(String written) {
        int sign = written.indexOf('=');
        String source = sign < 0 ? written : written.substring(0, sign);
        Optional<String> target =
                sign < 0 ? Optional.empty() : Optional.of(written.substring(sign + 1));
        if (source.isBlank() || target.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(
                    "'" + written + "' has an empty name; write NAME or SOURCE=TARGET");
        }
        return new Selection.Choice(source, target);
    }
}
