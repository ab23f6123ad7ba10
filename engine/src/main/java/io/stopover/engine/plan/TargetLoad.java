package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.LOAD_NEEDS_INDEX;
import static io.stopover.model.plan.FindingCode.VERIFY_IMPOSSIBLE;
import static io.stopover.model.plan.FindingCode.VERIFY_NEEDS_INDEX;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.IndexSpec;
import java.util.List;

/** Whether the target can load the copy: for its proof, and to stay loaded. */
record TargetLoad(Dialect target, Options options, Findings findings) {

    /** What verification reads must be loaded, and for that every vector needs an index. */
    void checkForProof(CollectionSchema schema, List<IndexSpec> indexes) {
        if (options.verify() == VerifyMode.NONE) {
            return;
        }
        if (options.indexes() == IndexPolicy.NONE) {
            findings.add(VERIFY_NEEDS_INDEX, "no index was asked for");
        }
        schema.vectors().stream()
                .filter(vector -> indexes.stream().noneMatch(i -> i.field().equals(vector.name())))
                .filter(vector -> target.supports(vector.type()))
                .filter(vector -> target.indexes().automatic(vector, "").isEmpty())
                .forEach(vector ->
                        findings.add(
                                VERIFY_IMPOSSIBLE,
                                "the target takes no index on "
                                        + vector.name()
                                        + " ("
                                        + vector.type()
                                        + "), so it cannot load the collection"));
    }

    /** A person who wants it loaded should not find out in the end that it is not. */
    void checkToStay(CollectionPlan plan) {
        boolean made = plan.action() == Action.CREATE || plan.action() == Action.RECREATE;
        if (made
                && plan.loadTarget()
                && target.has(Capability.LOAD_NEEDS_INDEX)
                && !TargetRights.indexedThroughout(plan)) {
            findings.add(
                    LOAD_NEEDS_INDEX,
                    plan.target() + " is to stay loaded, and not every vector field gets an index");
        }
    }
}
