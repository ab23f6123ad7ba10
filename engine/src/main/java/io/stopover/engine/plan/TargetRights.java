package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_RIGHTS;

import io.stopover.milvus.catalog.Rights;
import io.stopover.model.plan.Action;
import io.stopover.model.schema.CollectionName;
import java.util.List;

/** Notices before the first write that the target's user may not write, where the server tells. */
record TargetRights(Rights rights, CollectionName target, Findings findings) {
    void check(Action action) {
        List<String> missing =
                needed(action).stream()
                        .filter(privilege -> rights.allow(privilege, target) == Rights.Answer.NO)
                        .toList();
        if (!missing.isEmpty()) {
            findings.add(
                    TARGET_RIGHTS,
                    "the target's user lacks "
                            + String.join(", ", missing)
                            + " for "
                            + target
                            + " ("
                            + rights.note()
                            + ")");
        }
    }

    private static List<String> needed(Action action) {
        return switch (action) {
            case SKIP, COMPARE -> List.of();
            case APPEND -> List.of("Insert");
            case CREATE -> List.of("CreateCollection", "Insert");
            case RECREATE -> List.of("DropCollection", "CreateCollection", "Insert");
        };
    }
}
