package io.stopover.engine.plan;

import static io.stopover.model.error.ErrorCode.COLLECTION_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.INTERRUPTED;
import static io.stopover.model.plan.FindingCode.SOURCE_RIGHTS;
import static io.stopover.model.plan.FindingCode.TARGET_RIGHTS;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at both sides and says what a migration will do. Writes nothing. Fails with
 * StopoverException when a side cannot be asked or the selection names what does not exist;
 * everything else is a finding of the plan.
 */
public final class Planner {
    private final Connection source;
    private final Connection target;
    private final Catalog sourceCatalog;
    private final Catalog targetCatalog;

    public Planner(Connection source, Connection target) {
        this.source = source;
        this.target = target;
        this.sourceCatalog = new Catalog(source);
        this.targetCatalog = new Catalog(target);
    }

    /**
     * @param resumed what an interrupted run of the same request recorded; empty at the first run
     */
    public Plan plan(Selection selection, Options options, List<CollectionRecord> resumed) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(EndCheck.of(source));
        findings.addAll(EndCheck.of(target));
        JobPairs job = new JobPairs(new SelectionResolver(sourceCatalog, selection), resumed);
        List<Pair> pairs =
                allowed(SOURCE_RIGHTS, source, findings, List.of(), () -> job.toPlan(findings));
        Ends ends = ends(findings);
        List<CollectionPlan> plans = new ArrayList<>();
        TargetsTaken targets = new TargetsTaken(source.server(), target.server());
        for (Pair pair : pairs) {
            Optional<CollectionInfo> described = describe(pair.source(), findings);
            if (described.isEmpty()) {
                continue;
            }
            CollectionPlanner planner = new CollectionPlanner(ends, options, pair);
            Optional<CollectionRecord> begun = job.begun(pair);
            CollectionPlan plan = planner.plan(described.get(), begun);
            plans.add(plan);
            findings.addAll(planner.findings());
            if (plan.action() == Action.APPEND && begun.isEmpty()) {
                findings.addAll(appendFindings(plan, options));
            }
            targets.take(pair, planner.existing()).ifPresent(findings::add);
        }
        findings.addAll(targets.sourcesWrittenTo(plans));
        findings.addAll(
                new TargetCapacity(target, sourceCatalog, targetCatalog)
                        .findings(plans, targets.existing(), options, ends.targetDatabases()));
        return new Plan(source.server(), target.server(), options, plans, findings);
    }

    private Ends ends(List<Finding> findings) {
        return new Ends(
                source.server(),
                sourceCatalog,
                source.dialect(),
                target.server(),
                targetCatalog,
                target.dialect(),
                allowed(
                        TARGET_RIGHTS,
                        target,
                        findings,
                        List.of(CollectionName.DEFAULT_DATABASE),
                        targetCatalog::databases));
    }

    private static <T> T allowed(
            FindingCode code,
            Connection side,
            List<Finding> findings,
            T otherwise,
            Supplier<T> question) {
        Findings denied = new Findings(side.server().endpoint());
        T answer = new Denial(code, denied).or(otherwise, question);
        findings.addAll(denied.all());
        return answer;
    }

    private List<Finding> appendFindings(CollectionPlan plan, Options options) {
        try {
            return new AppendCheck(source, target, options, plan).findings();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopoverException(
                    INTERRUPTED, "planning " + plan.source().name(), "stopped", e);
        }
    }

    /** Empty when the user may not, which is a finding. */
    private Optional<CollectionInfo> describe(CollectionName name, List<Finding> findings) {
        Findings unreadable = new Findings(name);
        Optional<CollectionInfo> described =
                new Denial(SOURCE_RIGHTS, unreadable)
                        .or(Optional.empty(), () -> Optional.of(listed(name)));
        findings.addAll(unreadable.all());
        return described;
    }

    private CollectionInfo listed(CollectionName name) {
        return sourceCatalog
                .describe(name)
                .orElseThrow(() ->
                        new StopoverException(
                                COLLECTION_NOT_FOUND,
                                name + " was listed and is gone from the source"));
    }
}
