package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_EXISTS;
import static io.stopover.model.plan.FindingCode.TARGET_IDENTITY_UNTOLD;
import static io.stopover.model.plan.FindingCode.TARGET_IS_SOURCE;
import static io.stopover.model.plan.FindingCode.TARGET_NAME_IS_ALIAS;
import static io.stopover.model.plan.FindingCode.TARGET_NOT_EMPTY;
import static io.stopover.model.plan.FindingCode.TARGET_SCHEMA_DIFFERS;
import static io.stopover.model.plan.FindingCode.TARGET_SKIPPED;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Server;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.Optional;

/** What happens to the target collection, given what is there already. */
final class TargetChoice {
    private final Server from;
    private final Server to;
    private final CollectionName wantedName;
    private final ExistingPolicy policy;
    private final Findings findings;

    TargetChoice(
            Server from,
            Server to,
            CollectionName wantedName,
            ExistingPolicy policy,
            Findings findings) {
        this.from = from;
        this.to = to;
        this.wantedName = wantedName;
        this.policy = policy;
        this.findings = findings;
    }

    /**
     * @param begun what an interrupted run recorded of this collection after it touched the target
     */
    Action of(
            CollectionInfo source,
            Optional<CollectionInfo> existing,
            CollectionSchema wanted,
            Optional<CollectionRecord> begun) {
        if (existing.isEmpty()) {
            return begun.map(CollectionRecord::action).orElse(Action.CREATE);
        }
        CollectionInfo target = existing.get();
        Sameness sameness = Sameness.of(source, from, target, to);
        if (sameness == Sameness.SAME) {
            findings.add(TARGET_IS_SOURCE, target.name() + " is the source collection itself");
            return Action.SKIP;
        }
        if (!target.name().equals(wantedName)) {
            findings.add(
                    TARGET_NAME_IS_ALIAS,
                    wantedName + " is an alias of " + target.name() + " on the target");
            return Action.SKIP;
        }
        if (begun.isPresent()) {
            return begun.get().action();
        }
        Action action = choose(target, wanted);
        if (sameness == Sameness.UNKNOWN && action != Action.SKIP) {
            findings.add(TARGET_IDENTITY_UNTOLD, target.name() + " may be the source itself");
        }
        return action;
    }

    private Action choose(CollectionInfo target, CollectionSchema wanted) {
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
