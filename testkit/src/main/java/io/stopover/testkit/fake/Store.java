package io.stopover.testkit.fake;

import io.grpc.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everything the server remembers. Guarded by the lock of {@link Calls}. */
final class Store {
    static final String DEFAULT = "default";

    /** The {@code dbname} header of the running call, empty if absent. */
    static final Context.Key<String> DATABASE_HEADER = Context.keyWithDefault("dbname", "");

    private static final long FIRST_ID = 450_000_000_000_000_000L;

    private final FakeVersion version;
    private final Tso tso = new Tso();
    private final Sequence ids = new Sequence(FIRST_ID);
    private final Map<String, Database> databases = new LinkedHashMap<>();

    Store(FakeVersion version) {
        this.version = version;
        databases.put(DEFAULT, new Database(DEFAULT, 1, tso.next()));
    }

    FakeVersion version() {
        return version;
    }

    Tso tso() {
        return tso;
    }

    Sequence ids() {
        return ids;
    }

    Map<String, Database> databases() {
        return databases;
    }

    /** The database a request names; a name in the request beats the header. */
    Database database(String requested) {
        String header = Optional.ofNullable(DATABASE_HEADER.get()).orElse("");
        String named = requested.isEmpty() ? header : requested;
        return existing(named.isEmpty() ? DEFAULT : named);
    }

    Database existing(String name) {
        Database database = databases.get(name);
        if (database == null) {
            throw new Refusal(
                    Refusal.DATABASE_NOT_FOUND, "database not found[database=" + name + "]");
        }
        return database;
    }

    StoredCollection collection(String database, String name) {
        return database(database).collection(name);
    }
}
