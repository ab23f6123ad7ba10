package io.stopover.testkit.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database: collections by name, aliases, properties. Guarded by the lock of {@link Calls}. */
record Database(
        String name,
        long id,
        long createdAt,
        Map<String, StoredCollection> collections,
        Map<String, String> aliases,
        Map<String, String> properties) {
    Database(String name, long id, long createdAt) {
        this(
                name,
                id,
                createdAt,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /** By name or alias. */
    StoredCollection collection(String nameOrAlias) {
        StoredCollection found = collections.get(aliases.getOrDefault(nameOrAlias, nameOrAlias));
        if (found == null) {
            throw new Refusal(
                    Refusal.COLLECTION_NOT_FOUND,
                    "collection not found[database=" + name + "][collection=" + nameOrAlias + "]");
        }
        return found;
    }

    boolean has(String nameOrAlias) {
        return collections.containsKey(aliases.getOrDefault(nameOrAlias, nameOrAlias));
    }

    List<String> aliasesOf(StoredCollection collection) {
        return aliases.entrySet().stream()
                .filter(entry -> entry.getValue().equals(collection.name()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
