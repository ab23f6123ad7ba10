package io.stopover.model.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to take.
 *
 * @param databases source database to target database; empty together with not {@code allDatabases}
 *     means the default database
 * @param collections patterns to take, in order; empty means every collection
 * @param excludes patterns to leave out
 */
public record Selection(
        Map<String, String> databases,
        boolean allDatabases,
        List<Choice> collections,
        List<String> excludes) {
    public static final Selection DEFAULT_DATABASE =
            new Selection(Map.of(), false, List.of(), List.of());

    public Selection {
        databases = Map.copyOf(databases);
        collections = List.copyOf(collections);
        excludes = List.copyOf(excludes);
    }

    /**
     * A pattern with {@code *} and {@code ?}, or one exact name with another name on the target.
     */
    public record Choice(String pattern, Optional<String> targetName) {
        public Choice {
            if (targetName.isPresent() && (pattern.contains("*") || pattern.contains("?"))) {
                throw new IllegalArgumentException(
                        "a pattern cannot be renamed: " + pattern + "=" + targetName.get());
            }
        }
    }
}
