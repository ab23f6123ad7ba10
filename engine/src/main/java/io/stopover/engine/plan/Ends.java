package io.stopover.engine.plan;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.JsonRule;
import io.stopover.model.plan.Server;
import java.util.List;

/**
 * Both sides as the planner sees them.
 *
 * @param targetDatabases those the target has
 */
record Ends(
        Server from,
        Catalog source,
        Dialect sourceDialect,
        Server to,
        Catalog target,
        Dialect targetDialect,
        List<String> targetDatabases) {

    /** How JSON is compared between these two. */
    JsonRule json() {
        boolean rewritten =
                sourceDialect.has(Capability.REWRITES_JSON)
                        || targetDialect.has(Capability.REWRITES_JSON);
        return rewritten ? JsonRule.VALUE : JsonRule.BYTES;
    }
}
