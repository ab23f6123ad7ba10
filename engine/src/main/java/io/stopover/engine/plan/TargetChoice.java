package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_EXISTS;
import static io.stopover.model.plan.FindingCode.TARGET_IS_SOURCE;
import static io.stopover.model.plan.FindingCode.TARGET_NAME_IS_ALIAS;
import static io.stopover.model.plan.FindingCode.TARGET_NOT_EMPTY;
import static io.stopover.model.plan.FindingCode.TARGET_SCHEMA_DIFFERS;
import static io.stopover.model.plan.FindingCode.TARGET_SKIPPED;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Identity;
import io.stopover.engine.ledger.Phase;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.Optional;

/** What happens to the target collection, given what is there already. */
final class TargetChoice {
    private final CollectionName wantedName;
    private final ExistingPolicy policy;
    private final Findings findings;

    TargetChoice(CollectionName wantedName, ExistingPolicy policy, Findings findings) {
        this.wantedName = wantedName;
        this.policy = policy;
        this.findings = findings;
    }

    /**
     * @param resumed what an interrupted run recorded of this collection
     */
    Action of(
            CollectionInfo source,
            Optional<CollectionInfo> existing,
            CollectionSchema wanted,
            Optional<CollectionRecord> resumed) {
        if (existing.isEmpty()) {
            return Action.CREATE;
        }
        CollectionInfo target = existing.get();
        if (isSame(source, target)) {
            findings.add(TARGET_IS_SOURCE, target.name() + " is the source collection itself");
            return Action.SKIP;
        }
        if (!target.name().equals(wantedName)) {
            findings.add(
                    TARGET_NAME_IS_ALIAS,
                    wantedName + " is an alias of " + target.name() + " on the target");
            return Action.SKIP;
        }
        if (resumed.isPresent() && resumed.get().phase() != Phase.PLANNED) {
            return policy == ExistingPolicy.APPEND ? Action.APPEND : Action.CREATE;
        }
        return switch (policy) {
            case FAIL -> {
                findings.add(TARGET_EXISTS, target.name() + " exists on the target");
                yield Action.SKIP;
            }
            case SKIP -> {
                findings.add(TARGET_SKIPPED, target.name() + " exists on the target");
                yield Action.SKIP;
            }
            case APPEND -> {
                checkSchema(wanted, target.schema());
                findings.add(TARGET_NOT_EMPTY, target.name() + " keeps the rows it has");
                yield Action.APPEND;
            }
            case RECREATE -> Action.RECREATE;
        };
    }

    /** Seen through both connections: the same id and creation time is the same collection. */
    private static boolean isSame(CollectionInfo source, CollectionInfo target) {
        Identity identity = Identity.of(source);
        return identity.id() != 0 && identity.equals(Identity.of(target));
    }

    private void checkSchema(CollectionSchema wanted, CollectionSchema present) {
        for (Field field : wanted.fields()) {
            Optional<Field> there = present.field(field.name());
            boolean fits =
                    there.isPresent()
                            && there.get().type() == field.type()
                            && there.get().elementType() == field.elementType()
                            && there.get().traits().equals(field.traits())
                            && there.get().intParam("dim") == field.intParam("dim")
                            && there.get().intParam("max_length") >= field.intParam("max_length");
            if (!fits) {
                findings.add(
                        TARGET_SCHEMA_DIFFERS,
                        "field "
                                + field.name()
                                + (there.isEmpty() ? " is missing" : " is another one there"));
            }
        }
        List<String> surplus =
                present.fields().stream()
                        .map(Field::name)
                        .filter(name -> wanted.field(name).isEmpty())
                        .toList();
        if (!surplus.isEmpty() || present.dynamicField() != wanted.dynamicField()) {
            findings.add(
                    TARGET_SCHEMA_DIFFERS,
                    surplus.isEmpty()
                            ? "the dynamic field is on on one side only"
                            : "the target has further fields: " + surplus);
        }
    }
}
