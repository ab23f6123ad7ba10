package io.stopover.model.schema;

import static java.util.Objects.requireNonNull;

/** A collection's full name: the database it lies in and its own name. */
public record CollectionName(String database, String collection)
        implements Comparable<CollectionName> {
    public static final String DEFAULT_DATABASE = "default";

    public CollectionName {
        requireNonNull(database, "database");
        requireNonNull(collection, "collection");
    }

    @Override
    public int compareTo(CollectionName other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : collection.compareTo(other.collection);
    }

    @Override
    public String toString() {
        return database + "." + collection;
    }
}
