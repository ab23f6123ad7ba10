package io.stopover.engine.job;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.plan.Plan;

/** What the collections of one job have in common. */
record JobContext(
        Connection source,
        Connection target,
        Catalog sourceCatalog,
        Catalog targetCatalog,
        Plan plan,
        JobLedger ledger,
        Limits limits) {
    static JobContext of(
            Connection source, Connection target, Plan plan, JobLedger ledger, Limits limits) {
        return new JobContext(
                source, target, new Catalog(source), new Catalog(target), plan, ledger, limits);
    }
}
