package io.stopover.cli.request;

import io.stopover.model.plan.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to take, as far as somebody said it; an empty list or map says nothing. */
public record SelectionDraft(
        Map<String, String> databases,
        Optional<Boolean> allDatabases,
        List<Selection.Choice> collections,
        List<String> excludes) {
    public static final SelectionDraft EMPTY =
            new SelectionDraft(Map.of(), Optional.empty(), List.of(), List.of());

    public SelectionDraft {
        databases = Map.copyOf(databases);
        collections = List.copyOf(collections);
        excludes = List.copyOf(excludes);
    }

    /** This draft, with what it leaves open taken from {@code below}. */
    SelectionDraft over(SelectionDraft below) {
        return new SelectionDraft(
                databases.isEmpty() ? below.databases : databases,
                allDatabases.or(below::allDatabases),
                collections.isEmpty() ? below.collections : collections,
                excludes.isEmpty() ? below.excludes : excludes);
    }

    Selection complete() {
        return new Selection(databases, allDatabases.orElse(false), collections, excludes);
    }
}
