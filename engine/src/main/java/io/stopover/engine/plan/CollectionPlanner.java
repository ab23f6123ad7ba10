package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.CONSISTENCY_UNKNOWN;
import static io.stopover.model.plan.FindingCode.LOAD_NEEDS_INDEX;
import static io.stopover.model.plan.FindingCode.PARTITIONS_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.SHARDS_REDUCED;
import static io.stopover.model.plan.FindingCode.SOURCE_RIGHTS;
import static io.stopover.model.plan.FindingCode.TARGET_RECREATED;
import static io.stopover.model.plan.FindingCode.VERIFY_IMPOSSIBLE;
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
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import java.util.List;
import java.util.Optional;

/** Plans one collection. Used once. */
final class CollectionPlanner {
    private final Ends ends;
    private final Options options;
    private final Pair pair;
    private final Findings findings;
    private Optional<CollectionInfo> existing = Optional.empty();

    /**
     * Both sides as the planner sees them.
     *
     * @param targetDatabases those the target has
     */
    record Ends(
            Server from,
            Catalog source,
            Dialect sourceDialect,
            Server to,
            Catalog target,
            Dialect targetDialect,
            List<String> targetDatabases) {}

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
                readiness(source, begun.filter(CollectionRecord::sourceLoaded).isPresent());
        TargetPlace place = new TargetPlace(ends, pair.target(), findings);
        existing = place.describe();
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
        if (action == Action.RECREATE && begun.isEmpty()) {
            existing.map(new Dropped(ends.target())::text)
                    .ifPresent(text -> findings.add(TARGET_RECREATED, text));
        }
        if (options.indexes() == IndexPolicy.NONE && options.verify() != VerifyMode.NONE) {
            findings.add(VERIFY_NEEDS_INDEX, "no index was asked for");
        }
        List<IndexSpec> indexes =
                new IndexChoice(target.indexes(), options.indexes(), findings)
                        .of(keys.schema(), source.indexes());
        if (options.verify() != VerifyMode.NONE) {
            checkReadable(keys.schema(), indexes);
        }
        CollectionPlan plan =
                new CollectionPlan(
                        source,
                        pair.target(),
                        action,
                        keys.schema().withName(pair.target().collection()),
                        keys.mappings(),
                        partitions,
                        source.schema().partitionKey().isPresent() ? source.partitionCount() : 0,
                        shards(source),
                        consistency(source),
                        properties.early(),
                        properties.late(),
                        place.aliases(source),
                        indexes,
                        jsonRule(),
                        readiness.loadForCopy(),
                        loadTarget(readiness));
        checkRights(plan, existing);
        checkLoad(plan);
        return plan;
    }

    private SourceReadiness readiness(CollectionInfo source, boolean loadedByJob) {
        SourceRights rights = SourceRights.of(ends.source(), source.name(), findings);
        if (!rights.mayRead()) {
            return SourceReadiness.UNKNOWN;
        }
        SourceReadiness readiness =
                new Denial(SOURCE_RIGHTS, findings)
                        .or(
                                SourceReadiness.UNKNOWN,
                                () ->
                                        SourceReadiness.of(
                                                source,
                                                ends.source(),
                                                ends.sourceDialect(),
                                                options.loadSource(),
                                                loadedByJob,
                                                findings));
        rights.check(readiness);
        return readiness;
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

    /** What verification reads must be loaded, and for that every vector needs an index. */
    private void checkReadable(CollectionSchema schema, List<IndexSpec> indexes) {
        schema.vectors().stream()
                .filter(vector -> indexes.stream().noneMatch(i -> i.field().equals(vector.name())))
                .filter(vector -> ends.targetDialect().supports(vector.type()))
                .filter(vector -> ends.targetDialect().indexes().automatic(vector, "").isEmpty())
                .forEach(vector ->
                        findings.add(
                                VERIFY_IMPOSSIBLE,
                                "the target takes no index on "
                                        + vector.name()
                                        + " ("
                                        + vector.type()
                                        + "), so it cannot load the collection"));
    }

    private void checkRights(CollectionPlan plan, Optional<CollectionInfo> existing) {
        String database = pair.target().database();
        if (ends.targetDialect().nameRefusal(database).isPresent()) {
            return;
        }
        rightsIn(database).check(plan, existing);
        if (!ends.targetDatabases().contains(database)
                && ends.targetDialect().has(Capability.DATABASES)) {
            rightsIn(CollectionName.DEFAULT_DATABASE).checkDatabase(pair.target());
        }
    }

    private TargetRights rightsIn(String database) {
        return new TargetRights(
                ends.target().rights(database), ends.targetDialect(), options, findings);
    }

    /** A person who wants it loaded should not find out in the end that it is not. */
    private void checkLoad(CollectionPlan plan) {
        boolean made = plan.action() == Action.CREATE || plan.action() == Action.RECREATE;
        if (made
                && plan.loadTarget()
                && ends.targetDialect().has(Capability.LOAD_REQUIRED)
                && !TargetRights.indexedThroughout(plan)) {
            findings.add(
                    LOAD_NEEDS_INDEX,
                    plan.target() + " is to stay loaded, and not every vector field gets an index");
        }
    }

    private ConsistencyLevel consistency(CollectionInfo source) {
        boolean told = ends.sourceDialect().has(Capability.IDENTITY_DESCRIBED);
        if (!told && ends.targetDialect().has(Capability.IDENTITY_DESCRIBED)) {
            findings.add(CONSISTENCY_UNKNOWN, "the source does not tell the consistency level");
        }
        return source.consistency();
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
