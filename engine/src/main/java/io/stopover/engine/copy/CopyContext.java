package io.stopover.engine.copy;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.model.plan.CollectionPlan;

/**
 * Everything that copying one collection needs.
 *
 * @param number the collection's number in the ledger
 * @param replace rows that the target holds under the same keys are to be overwritten
 * @param kept rows that the target holds under the same keys and that are to stay
 * @param healByUpsert the target can replace rows by key; otherwise delete and insert
 */
public record CopyContext(
        CollectionPlan plan,
        int number,
        Framing framing,
        CollectionReader source,
        ReadPoint point,
        RangeWriter writer,
        boolean replace,
        KeptKeys kept,
        boolean healByUpsert,
        JobLedger ledger,
        Limits limits,
        CollectionProgress progress) {}
