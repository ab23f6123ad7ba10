package io.stopover.engine.plan;

import io.stopover.engine.ledger.Identity;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.model.plan.Server;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.Locale;

/** Whether two descriptions, one seen through each connection, are of one collection. */
public enum Sameness {
    SAME,
    DIFFERENT,
    /** The servers tell no identity, and nothing else tells them apart. */
    UNKNOWN;

    /**
     * @param source through the connection to {@code from}
     * @param target through the connection to {@code to}
     */
    static Sameness of(CollectionInfo source, Server from, CollectionInfo target, Server to) {
        return of(source.name(), Identity.of(source), from, target, to);
    }

    /**
     * @param source the collection's own name, and {@code here} its identity, as a ledger holds
     *     them
     */
    public static Sameness of(
            CollectionName source, Identity here, Server from, CollectionInfo target, Server to) {
        Identity there = Identity.of(target);
        if (here.id() != 0 || there.id() != 0) {
            return here.equals(there) ? SAME : DIFFERENT;
        }
        // Descriptions bear the collection's own name, also when they were asked for by an alias.
        if (!source.equals(target.name()) || !from.version().equals(to.version())) {
            return DIFFERENT;
        }
        return authority(from).equals(authority(to)) ? SAME : UNKNOWN;
    }

    private static String authority(Server server) {
        return Endpoint.parse(server.endpoint()).authority().toLowerCase(Locale.ROOT);
    }
}
