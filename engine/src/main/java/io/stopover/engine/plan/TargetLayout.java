package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.CONSISTENCY_UNKNOWN;
import static io.stopover.model.plan.FindingCode.PARTITIONS_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.SHARDS_REDUCED;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.ConsistencyLevel;
import java.util.List;

/** How the target lays a collection out, as near to the source as it can. */
record TargetLayout(
        List<String> partitions, long partitionCount, int shards, ConsistencyLevel consistency) {

    static TargetLayout of(CollectionInfo source, Ends ends, Findings findings) {
        boolean byKey = source.schema().partitionKey().isPresent();
        return new TargetLayout(
                byKey ? List.of() : partitions(source, ends, findings),
                byKey ? source.partitionCount() : 0,
                shards(source, ends.targetDialect(), findings),
                consistency(source, ends, findings));
    }

    /** Partitions are copied one by one so that rows stay where they were. */
    private static List<String> partitions(CollectionInfo source, Ends ends, Findings findings) {
        if (!ends.sourceDialect().has(Capability.PARTITIONS)) {
            return List.of();
        }
        if (ends.targetDialect().has(Capability.PARTITIONS)) {
            return source.partitions();
        }
        if (source.partitions().size() > 1) {
            findings.add(PARTITIONS_UNSUPPORTED, "partitions " + source.partitions());
        }
        return List.of();
    }

    private static int shards(CollectionInfo source, Dialect target, Findings findings) {
        int most = target.maxShards();
        if (source.shards() > most) {
            findings.add(SHARDS_REDUCED, source.shards() + " shards become " + most);
        }
        return Math.clamp(source.shards(), 1, most);
    }

    private static ConsistencyLevel consistency(
            CollectionInfo source, Ends ends, Findings findings) {
        boolean told = ends.sourceDialect().has(Capability.IDENTITY_DESCRIBED);
        if (!told && ends.targetDialect().has(Capability.IDENTITY_DESCRIBED)) {
            findings.add(CONSISTENCY_UNKNOWN, "the source does not tell the consistency level");
        }
        return source.consistency();
    }
}
