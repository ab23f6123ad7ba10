package io.stopover.engine.job;

import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.copy.Framing;
import io.stopover.engine.copy.KeptKeys;
import io.stopover.engine.copy.ParkedRanges;
import io.stopover.engine.index.Loading;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.RangeWriter;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.ConflictPolicy;
import java.util.List;
import java.util.Optional;

/** Puts together what copies one collection. */
record CopySetup(JobContext job, CollectionPlan plan, CollectionRecord record, Loading target) {

    /** Loads the target where its rows decide what is copied. */
    CopyContext context(CollectionProgress progress) throws InterruptedException {
        Framing framing = Framing.of(plan, job.target().dialect());
        CollectionReader reader =
                new CollectionReader(
                        job.source(),
                        plan.source().name(),
                        plan.source().schema(),
                        framing.columns());
        ReadPoint point = reader.now();
        return new CopyContext(
                plan,
                record.number(),
                framing,
                reader,
                point,
                writer(),
                conflicts(ConflictPolicy.OVERWRITE),
                kept(reader, point),
                job.target().dialect().has(Capability.UPSERT) && !plan.schema().autoId(),
                job.ledger(),
                job.limits(),
                progress);
    }

    /** What settles the copy's uncertain writes; empty when there are none. */
    Optional<LateWrites> lateWrites(CopyContext copy) {
        if (!LateWrites.any(copy)) {
            return Optional.empty();
        }
        CollectionReader there = targetKeys();
        return Optional.of(
                new LateWrites(
                        copy,
                        new ParkedRanges(copy, there, writer()),
                        there.expressions(),
                        new TargetCounts(job.targetCatalog(), plan, record)));
    }

    private boolean conflicts(ConflictPolicy policy) {
        return plan.action() == Action.APPEND && job.plan().options().onConflict() == policy;
    }

    private KeptKeys kept(CollectionReader reader, ReadPoint point) throws InterruptedException {
        if (!conflicts(ConflictPolicy.SKIP)) {
            return KeptKeys.none(record.number(), job.ledger());
        }
        target.load();
        CollectionReader there = targetKeys();
        ReadPoint now = there.now();
        return KeptKeys.of(
                record.number(),
                job.ledger(),
                (partition, keys) ->
                        there.present(
                                partition,
                                new RangeScout(reader, partition, point).keys(keys),
                                now));
    }

    private CollectionReader targetKeys() {
        return new CollectionReader(job.target(), plan.target(), plan.schema(), List.of());
    }

    private RangeWriter writer() {
        return new RangeWriter(job.target(), plan.target(), plan.schema().primaryKey().name());
    }
}
