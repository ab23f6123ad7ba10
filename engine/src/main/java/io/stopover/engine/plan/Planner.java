package io.stopover.engine.plan;

import static io.stopover.model.error.ErrorCode.COLLECTION_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.INTERRUPTED;
import static io.stopover.model.plan.FindingCode.SOURCE_RIGHTS;
import static io.stopover.model.plan.FindingCode.TARGET_RIGHTS;

import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.ledger.Phase;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        List<CollectionPlan> plans = new ArrayList<>();
        Set<CollectionName> targets = new HashSet<>();
        Map<Pair, CollectionInfo> existing = new LinkedHashMap<>();
        List<Pair> pairs =
                allowed(
                        SOURCE_RIGHTS,
                        source,
                        findings,
                        List.of(),
                        () -> pairs(selection, resumed, findings));
        CollectionPlanner.Ends ends = ends(findings);
        for (Pair pair : pairs) {
            Findings unreadable = new Findings(pair.source());
            Optional<CollectionInfo> described =
                    new Denial(SOURCE_RIGHTS, unreadable)
                            .or(Optional.empty(), () -> Optional.of(describe(pair.source())));
            findings.addAll(unreadable.all());
            if (described.isEmpty()) {
                continue;
            }
            CollectionPlanner planner = new CollectionPlanner(ends, options, pair);
            Optional<CollectionRecord> begun = begun(pair, resumed);
            CollectionPlan plan = planner.plan(described.get(), begun);
            plans.add(plan);
            planner.existing().ifPresent(there -> existing.put(pair, there));
            findings.addAll(planner.findings());
            if (plan.action() == Action.APPEND && begun.isEmpty()) {
                findings.addAll(appendFindings(plan, options));
            }
            if (!targets.add(pair.target())) {
                findings.add(
                        Finding.of(
                                FindingCode.TARGET_NAME_TWICE,
                                pair.source(),
                                "another collection goes to " + pair.target() + " already"));
            }
        }
        findings.addAll(sourcesWrittenTo(plans, existing));
        findings.addAll(
                new TargetCapacity(target, sourceCatalog, targetCatalog)
                        .findings(
                                plans,
                                existing.keySet().stream()
                                        .map(Pair::target)
                                        .collect(Collectors.toSet()),
                                options,
                                ends.targetDatabases()));
        return new Plan(source.server(), target.server(), options, plans, findings);
    }

    /** Within one server a pair could write to what another one reads. */
    private List<Finding> sourcesWrittenTo(
            List<CollectionPlan> plans, Map<Pair, CollectionInfo> existing) {
        List<Finding> findings = new ArrayList<>();
        existing.forEach((pair, there) ->
                plans.stream()
                        .map(CollectionPlan::source)
                        .filter(read -> !read.name().equals(pair.source()))
                        .filter(read ->
                                Sameness.of(read, source.server(), there, target.server())
                                        == Sameness.SAME)
                        .forEach(read ->
                                findings.add(
                                        Finding.of(
                                                FindingCode.TARGET_IS_OTHER_SOURCE,
                                                pair.source(),
                                                "goes to "
                                                        + pair.target()
                                                        + ", which is itself to be copied"))));
        return findings;
    }

    /**
     * A job that goes on has the collections it began with. Those that are done need no plan, and
     * of those that are gone there is none.
     */
    private List<Pair> pairs(
            Selection selection, List<CollectionRecord> resumed, List<Finding> findings) {
        SelectionResolver resolver = new SelectionResolver(sourceCatalog, selection);
        if (resumed.isEmpty()) {
            return resolver.resolve();
        }
        List<Pair> present = resolver.present();
        List<Pair> recorded = resumed.stream().map(r -> new Pair(r.source(), r.target())).toList();
        present.stream()
                .filter(pair -> !recorded.contains(pair))
                .forEach(pair ->
                        findings.add(
                                Finding.of(
                                        FindingCode.NOT_IN_JOB,
                                        pair.source(),
                                        "not part of the job that goes on")));
        return resumed.stream()
                .filter(r -> r.phase() != Phase.DONE)
                .map(r -> new Pair(r.source(), r.target()))
                .filter(present::contains)
                .toList();
    }

    private CollectionPlanner.Ends ends(List<Finding> findings) {
        return new CollectionPlanner.Ends(
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

    private CollectionInfo describe(CollectionName name) {
        return sourceCatalog
                .describe(name)
                .orElseThrow(() ->
                        new StopoverException(
                                COLLECTION_NOT_FOUND,
                                name + " was listed and is gone from the source"));
    }

    /** What an earlier run recorded, if it came to touching the target. */
    private static Optional<CollectionRecord> begun(Pair pair, List<CollectionRecord> resumed) {
        return resumed.stream()
                .filter(r -> r.phase() != Phase.PLANNED)
                .filter(r -> r.source().equals(pair.source()) && r.target().equals(pair.target()))
                .findFirst();
    }
}
