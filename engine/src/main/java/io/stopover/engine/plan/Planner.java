package io.stopover.engine.plan;

import static io.stopover.model.error.ErrorCode.COLLECTION_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.INTERRUPTED;

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
import io.stopover.model.plan.Server;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at both sides and says what a migration will do. Writes nothing. Fails with
 * StopoverException when a side cannot be asked or the selection names what does not exist;
 * everything else is a finding of the plan.
 */
public final class Planner {
    private final Connection source;
    private final Connection target;
    private final CollectionPlanner.Ends ends;

    public Planner(Connection source, Connection target) {
        this.source = source;
        this.target = target;
        this.ends =
                new CollectionPlanner.Ends(
                        source.server(),
                        new Catalog(source),
                        source.dialect(),
                        target.server(),
                        new Catalog(target),
                        target.dialect());
    }

    /**
     * @param resumed what an interrupted run of the same request recorded; empty at the first run
     */
    public Plan plan(Selection selection, Options options, List<CollectionRecord> resumed) {
        List<Finding> findings = new ArrayList<>();
        checkServer(source.server(), findings);
        checkServer(target.server(), findings);
        List<CollectionPlan> plans = new ArrayList<>();
        Set<CollectionName> targets = new HashSet<>();
        Map<Pair, CollectionInfo> existing = new LinkedHashMap<>();
        for (Pair pair : new SelectionResolver(ends.source(), selection).resolve()) {
            CollectionPlanner planner = new CollectionPlanner(ends, options, pair);
            Optional<CollectionRecord> begun = begun(pair, resumed);
            CollectionPlan plan = planner.plan(describe(pair.source()), begun);
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
        return ends.source()
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

    private static void checkServer(Server server, List<Finding> findings) {
        if (!server.verified()) {
            findings.add(
                    Finding.of(
                            FindingCode.SERVER_UNVERIFIED,
                            server.endpoint(),
                            server.version()
                                    + ": the rules of "
                                    + server.dialect()
                                    + " are believed, not yet verified on a real server"));
        }
    }
}
