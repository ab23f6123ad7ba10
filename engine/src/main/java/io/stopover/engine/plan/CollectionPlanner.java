package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.ALIASES_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.ALIAS_TAKEN;
import static io.stopover.model.plan.FindingCode.DATABASE_CREATED;
import static io.stopover.model.plan.FindingCode.DATABASE_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.PARTITIONS_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.SHARDS_REDUCED;
import static io.stopover.model.plan.FindingCode.VERIFY_NEEDS_INDEX;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.JsonRule;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Server;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Optional;

/** Plans one collection. Used once. */
final class CollectionPlanner {
    private final Ends ends;
    private final Options options;
    private final Pair pair;
    private final Findings findings;
    private Optional<CollectionInfo> existing = Optional.empty();

    /** Both sides as the planner sees them. */
    record Ends(
            Server from,
            Catalog source,
            Dialect sourceDialect,
            Server to,
            Catalog target,
            Dialect targetDialect) {}

    CollectionPlanner(Ends ends, Options options, Pair pair) {
        this.ends = ends;
        this.options = options;
        this.pair = pair;
        this.findings = new Findings(pair.source());
    }

    List<Finding> findings() {
        return findings.all();
    }

    /**
     * @param begun what an earlier run recorded of the collection after it touched the target
     */
    CollectionPlan plan(CollectionInfo source, Optional<CollectionRecord> begun) {
        Dialect target = ends.targetDialect();
        new SchemaFit(target, findings).check(source);
        KeyChoice keys = KeyChoice.of(source, options.autoId(), target, findings);
        SourceReadiness readiness =
                SourceReadiness.of(
                        source,
                        ends.source(),
                        ends.sourceDialect(),
                        options.loadSource(),
                        findings);
        existing = describeTarget();
        Action action =
                new TargetChoice(
                                ends.from(),
                                ends.to(),
                                pair.target(),
                                options.onExisting(),
                                findings)
                        .of(source, existing, keys.schema(), begun);
        List<String> partitions = partitions(source);
        PropertyChoice properties;
        if (action == Action.APPEND) {
            properties = PropertyChoice.UNTOUCHED;
            existing.ifPresent(there -> checkFit(there, source, keys, partitions));
        } else {
            properties = PropertyChoice.of(source.properties(), keys, findings);
        }
        new TargetRights(ends.target().rights(pair.target().database()), pair.target(), findings)
                .check(action);
        if (options.indexes() == IndexPolicy.NONE && options.verify() != VerifyMode.NONE) {
            findings.add(VERIFY_NEEDS_INDEX, "no index was asked for");
        }
        return new CollectionPlan(
                source,
                pair.target(),
                action,
                keys.schema().withName(pair.target().collection()),
                keys.mappings(),
                partitions,
                source.schema().partitionKey().isPresent() ? source.partitionCount() : 0,
                shards(source),
                source.consistency(),
                properties.early(),
                properties.late(),
                aliases(source),
                new IndexChoice(target.indexes(), options.indexes(), findings)
                        .of(keys.schema(), source.indexes()),
                jsonRule(),
                readiness.loadForCopy(),
                loadTarget(readiness));
    }

    private void checkFit(
            CollectionInfo target, CollectionInfo source, KeyChoice keys, List<String> partitions) {
        AppendFit fit = new AppendFit(target, findings);
        fit.checkKeys(keys);
        fit.checkPartitions(partitions);
        fit.compareProperties(source.properties());
    }

    /** What bears the target's name now; to be asked after planning. */
    Optional<CollectionInfo> existing() {
        return existing;
    }

    private Optional<CollectionInfo> describeTarget() {
        String database = pair.target().database();
        if (ends.target().databases().contains(database)) {
            return ends.target().describe(pair.target());
        }
        if (ends.targetDialect().has(Capability.DATABASES)) {
            findings.add(DATABASE_CREATED, "database " + database + " is created on the target");
        } else {
            findings.add(DATABASE_UNSUPPORTED, "the target has no databases, so no " + database);
        }
        return Optional.empty();
    }

    /** Partitions are copied one by one so that rows stay where they were. */
    private List<String> partitions(CollectionInfo source) {
        if (source.schema().partitionKey().isPresent()
                || !ends.sourceDialect().has(Capability.PARTITIONS)) {
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

    private int shards(CollectionInfo source) {
        int most = ends.targetDialect().maxShards();
        if (source.shards() > most) {
            findings.add(SHARDS_REDUCED, source.shards() + " shards become " + most);
        }
        return Math.clamp(source.shards(), 1, most);
    }

    private List<String> aliases(CollectionInfo source) {
        if (!source.aliases().isEmpty() && !ends.targetDialect().has(Capability.ALIASES)) {
            findings.add(ALIASES_UNSUPPORTED, "aliases " + source.aliases());
            return List.of();
        }
        return source.aliases().stream().filter(this::free).toList();
    }

    private boolean free(String alias) {
        CollectionName name = new CollectionName(pair.target().database(), alias);
        boolean known = ends.target().databases().contains(name.database());
        Optional<String> owner =
                known ? ends.target().collectionBehind(name.database(), alias) : Optional.empty();
        boolean taken = owner.isPresent() && !owner.get().equals(pair.target().collection());
        if (taken) {
            findings.add(ALIAS_TAKEN, "alias " + alias + " belongs to " + owner.get());
        }
        return !taken;
    }

    private JsonRule jsonRule() {
        boolean rewritten =
                ends.sourceDialect().has(Capability.REWRITES_JSON)
                        || ends.targetDialect().has(Capability.REWRITES_JSON);
        return rewritten ? JsonRule.VALUE : JsonRule.BYTES;
    }

    private boolean loadTarget(SourceReadiness readiness) {
        return switch (options.load()) {
            case NONE -> false;
            case SAME -> readiness.loaded();
            case ALL -> true;
        };
    }
}
