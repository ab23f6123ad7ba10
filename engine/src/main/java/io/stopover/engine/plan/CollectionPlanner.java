package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.SOURCE_RIGHTS;
import static io.stopover.model.plan.FindingCode.TARGET_RECREATED;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Options;
import io.stopover.model.schema.CollectionInfo;
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

    CollectionPlanner(Ends ends, Options options, Pair pair) {
        this.ends = ends;
        this.options = options;
        this.pair = pair;
        this.findings = new Findings(pair.source());
    }

    List<Finding> findings() {
        return findings.all();
    }

    /** What bears the target's name now; to be asked after planning. */
    Optional<CollectionInfo> existing() {
        return existing;
    }

    /**
     * @param begun what an earlier run recorded of the collection after it touched the target
     */
    CollectionPlan plan(CollectionInfo source, Optional<CollectionRecord> begun) {
        Dialect target = ends.targetDialect();
        new SchemaFit(target, findings).check(source);
        KeyChoice keys = KeyChoice.of(source, options.autoId(), target, findings);
        SourceReadiness readiness = readiness(source);
        TargetPlace place = new TargetPlace(ends, pair.target(), findings);
        existing = place.describe();
        Action action = action(source, keys, begun);
        TargetLayout layout = TargetLayout.of(source, ends, findings);
        PropertyChoice properties = properties(source, action, keys, layout);
        TargetLoad load = new TargetLoad(target, options, findings);
        List<IndexSpec> indexes =
                new IndexChoice(target.indexes(), options.indexes(), findings)
                        .of(keys.schema(), source.indexes());
        load.checkForProof(keys.schema(), indexes);
        CollectionPlan plan =
                new CollectionPlan(
                        source,
                        pair.target(),
                        action,
                        keys.schema().withName(pair.target().collection()),
                        keys.mappings(),
                        layout.partitions(),
                        layout.partitionCount(),
                        layout.shards(),
                        layout.consistency(),
                        properties.early(),
                        properties.late(),
                        place.aliases(source),
                        indexes,
                        ends.json(),
                        readiness.loadForCopy(),
                        loadTarget(readiness));
        TargetRights.check(ends, options, plan, existing, findings);
        load.checkToStay(plan);
        return plan;
    }

    private SourceReadiness readiness(CollectionInfo source) {
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
                                                findings));
        rights.check(readiness);
        return readiness;
    }

    private Action action(CollectionInfo source, KeyChoice keys, Optional<CollectionRecord> begun) {
        TargetChoice choice =
                new TargetChoice(
                        ends.from(), ends.to(), pair.target(), options.onExisting(), findings);
        Action action = choice.of(source, existing, keys.schema(), begun);
        if (action == Action.RECREATE && begun.isEmpty()) {
            existing.map(new Dropped(ends.target())::text)
                    .ifPresent(text -> findings.add(TARGET_RECREATED, text));
        }
        return action;
    }

    private PropertyChoice properties(
            CollectionInfo source, Action action, KeyChoice keys, TargetLayout layout) {
        if (action != Action.APPEND) {
            return PropertyChoice.of(source.properties(), keys, ends.targetDialect(), findings);
        }
        existing.ifPresent(there -> {
            AppendFit fit = new AppendFit(there, findings);
            fit.checkKeys(keys);
            fit.checkPartitions(layout.partitions());
            fit.compareProperties(source.properties());
        });
        return PropertyChoice.UNTOUCHED;
    }

    private boolean loadTarget(SourceReadiness readiness) {
        return switch (options.load()) {
            case NONE -> false;
            case SAME -> readiness.loaded();
            case ALL -> true;
        };
    }
}
