package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.ALIASES_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.ALIAS_TAKEN;
import static io.stopover.model.plan.FindingCode.DATABASE_CREATED;
import static io.stopover.model.plan.FindingCode.DATABASE_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.TARGET_NAME_REFUSED;
import static io.stopover.model.plan.FindingCode.TARGET_RIGHTS;

import io.stopover.milvus.dialect.Capability;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Optional;

/** The names on the target: whether they can be had, and what bears them now. */
record TargetPlace(Ends ends, CollectionName name, Findings findings) {

    /** The collection of this name. The target is not asked about names that it cannot have. */
    Optional<CollectionInfo> describe() {
        boolean nameless = refused("collection", name.collection());
        if (refused("database", name.database()) || nameless) {
            return Optional.empty();
        }
        Denial denial = new Denial(TARGET_RIGHTS, findings);
        if (hasDatabase()) {
            return denial.or(Optional.empty(), () -> ends.target().describe(name));
        }
        if (ends.targetDialect().has(Capability.DATABASES)) {
            findings.add(
                    DATABASE_CREATED, "database " + name.database() + " is created on the target");
        } else {
            findings.add(
                    DATABASE_UNSUPPORTED, "the target has no databases, so no " + name.database());
        }
        return Optional.empty();
    }

    /** Those of the source that the target can have and has not given to another collection. */
    List<String> aliases(CollectionInfo source) {
        if (!source.aliases().isEmpty() && !ends.targetDialect().has(Capability.ALIASES)) {
            findings.add(ALIASES_UNSUPPORTED, "aliases " + source.aliases());
            return List.of();
        }
        return source.aliases().stream().filter(this::free).toList();
    }

    private boolean free(String alias) {
        if (refused("alias", alias)) {
            return false;
        }
        Optional<String> owner =
                hasDatabase()
                        ? new Denial(TARGET_RIGHTS, findings)
                                .or(
                                        Optional.empty(),
                                        () ->
                                                ends.target()
                                                        .collectionBehind(name.database(), alias))
                        : Optional.empty();
        boolean taken = owner.isPresent() && !owner.get().equals(name.collection());
        if (taken) {
            findings.add(ALIAS_TAKEN, "alias " + alias + " belongs to " + owner.get());
        }
        return !taken;
    }

    /** Before a server is asked about a name that it cannot have. */
    private boolean refused(String kind, String wanted) {
        Optional<String> why = ends.targetDialect().nameRefusal(wanted);
        why.ifPresent(words ->
                findings.add(
                        TARGET_NAME_REFUSED,
                        "the target takes no " + kind + " named '" + wanted + "': it " + words));
        return why.isPresent();
    }

    private boolean hasDatabase() {
        return ends.targetDatabases().contains(name.database());
    }
}
