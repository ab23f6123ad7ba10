package io.stopover.ledger;

import io.stopover.engine.ledger.CollectionRecord;
import org.jdbi.v3.core.statement.Update;

/** A collection's record as parameters named like the columns of job_collection. */
final class CollectionColumns {
    private CollectionColumns() {}

    static Update bind(Update statement, CollectionRecord record) {
        return statement
                .bind("number", record.number())
                .bind("source_database", record.source().database())
                .bind("source_name", record.source().collection())
                .bind("source_id", record.sourceIdentity().id())
                .bind("source_created", record.sourceIdentity().created())
                .bind("target_database", record.target().database())
                .bind("target_name", record.target().collection())
                .bind("target_id", record.targetIdentity().id())
                .bind("target_created", record.targetIdentity().created())
                .bind("action", record.action().name())
                .bind("target_was_loaded", record.targetWasLoaded())
                .bind("source_loaded", record.sourceLoaded())
                .bind("phase", record.phase().name())
                .bind("source_counts", Json.write(record.sourceCounts()))
                .bind("target_counts", Json.write(record.targetCounts()));
    }
}
