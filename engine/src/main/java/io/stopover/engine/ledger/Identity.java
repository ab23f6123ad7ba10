package io.stopover.engine.ledger;

import io.stopover.model.schema.CollectionInfo;

/** Which collection this is, whatever its name: its id and creation time on its server. */
public record Identity(long id, long created) {
    /** A server without collection ids, or a collection that does not exist yet. */
    public static final Identity NONE = new Identity(0, 0);

    public static Identity of(CollectionInfo info) {
        return new Identity(info.id(), info.created());
    }
}
