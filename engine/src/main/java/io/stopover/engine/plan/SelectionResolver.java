package io.stopover.engine.plan;

import static io.stopover.model.error.ErrorCode.COLLECTION_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.DATABASE_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.NOTHING_SELECTED;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Selection;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a selection into collections that exist. */
public final class SelectionResolver {
    private final Catalog source;
    private final Selection selection;

    public SelectionResolver(Catalog source, Selection selection) {
        this.source = source;
        this.selection = selection;
    }

    /** The chosen collections in order of their names; never empty. */
    public List<Pair> resolve() {
        List<Selection.Choice> unused = new ArrayList<>(selection.collections());
        List<Pair> pairs = pairs(databases(), unused);
        for (Selection.Choice choice : unused) {
            if (!isPattern(choice.pattern())) {
                throw new StopoverException(
                        COLLECTION_NOT_FOUND,
                        "no collection " + choice.pattern() + " in " + databases().keySet());
            }
        }
        if (pairs.isEmpty()) {
            throw new StopoverException(
                    NOTHING_SELECTED, "no collection in " + databases().keySet() + " is selected");
        }
        return pairs;
    }

    /** Those of the chosen collections that there are, maybe none. */
    public List<Pair> present() {
        List<String> existing = source.databases();
        Map<String, String> databases = chosen(existing);
        databases.keySet().retainAll(existing);
        return pairs(databases, new ArrayList<>(selection.collections()));
    }

    private List<Pair> pairs(Map<String, String> databases, List<Selection.Choice> unused) {
        List<Pair> pairs = new ArrayList<>();
        databases.forEach((from, to) -> {
            for (String name : source.collections(from).stream().sorted().toList()) {
                choose(name, unused)
                        .ifPresent(target ->
                                pairs.add(
                                        new Pair(
                                                new CollectionName(from, name),
                                                new CollectionName(to, target))));
            }
        });
        return pairs;
    }

    private Map<String, String> databases() {
        List<String> existing = source.databases();
        Map<String, String> chosen = chosen(existing);
        for (String name : chosen.keySet()) {
            if (!existing.contains(name)) {
                throw new StopoverException(
                        DATABASE_NOT_FOUND,
                        "the source has no database " + name + "; it has " + existing);
            }
        }
        return chosen;
    }

    private Map<String, String> chosen(List<String> existing) {
        Map<String, String> chosen = new LinkedHashMap<>();
        if (selection.allDatabases()) {
            existing.forEach(name -> chosen.put(name, name));
        } else if (selection.databases().isEmpty()) {
            chosen.put(CollectionName.DEFAULT_DATABASE, CollectionName.DEFAULT_DATABASE);
        }
        selection.databases().forEach(chosen::put);
        return chosen;
    }

    /**
     * The name on the target; empty when the collection is not taken. A name that is spelled out
     * goes before a pattern.
     */
    private Optional<String> choose(String name, List<Selection.Choice> unused) {
        if (selection.excludes().stream().anyMatch(pattern -> matches(pattern, name))) {
            return Optional.empty();
        }
        if (selection.collections().isEmpty()) {
            return Optional.of(name);
        }
        Optional<Selection.Choice> choice =
                selection.collections().stream()
                        .filter(c -> matches(c.pattern(), name))
                        .min(Comparator.comparing(c -> isPattern(c.pattern())));
        choice.ifPresent(unused::remove);
        return choice.map(c -> c.targetName().orElse(name));
    }

    private static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?");
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return name.matches(regex.toString());
    }
}
