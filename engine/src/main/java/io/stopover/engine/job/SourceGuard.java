package io.stopover.engine.job;

import static io.stopover.model.error.ErrorCode.SOURCE_CHANGED;
import static io.stopover.model.error.ErrorCode.TARGET_IS_SOURCE;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.plan.Sameness;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionInfo;
import java.util.Optional;

/** Keeps what is read from being written to, and notices when it was replaced meanwhile. */
record SourceGuard(JobContext job) {
    /** Fails with SOURCE_CHANGED unless the collection is the one the job started with. */
    void checkUnchanged(CollectionRecord record) {
        Optional<Identity> found = job.sourceCatalog().describe(record.source()).map(Identity::of);
        if (!found.equals(Optional.of(record.sourceIdentity()))) {
            throw new StopoverException(
                    SOURCE_CHANGED,
                    record.source()
                            + (found.isEmpty()
                                    ? " is gone from the source"
                                    : " is not the collection this job started with: id "
                                            + record.sourceIdentity().id()
                                            + " then, "
                                            + found.get().id()
                                            + " now"));
        }
    }

    /**
     * To be called right before a collection is dropped or added to. Fails with TARGET_IS_SOURCE
     * when it is one of those that the job reads.
     */
    void checkNotRead(CollectionInfo target) {
        // The ledger's collections: the plan of a job that goes on leaves out what is done.
        for (CollectionRecord record : job.ledger().collections()) {
            if (isRead(record, target)) {
                throw new StopoverException(
                        TARGET_IS_SOURCE, target.name() + " is itself to be copied");
            }
        }
    }

    private boolean isRead(CollectionRecord record, CollectionInfo target) {
        Sameness sameness =
                Sameness.of(
                        record.source(),
                        record.sourceIdentity(),
                        job.source().server(),
                        target,
                        job.target().server());
        return switch (sameness) {
            case SAME -> true;
            case DIFFERENT -> false;
            case UNKNOWN ->
                    new Marker(job.sourceCatalog(), job.targetCatalog())
                            .seen(target.name().database());
        };
    }
}
