package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.TARGET_IS_OTHER_SOURCE;
import static io.stopover.model.plan.FindingCode.TARGET_NAME_TWICE;

import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
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
import java.util.stream.Collectors;

/** Whether the collections of one plan get in each other's way on the target. */
final class TargetsTaken {
    private final Server from;
    private final Server to;
    private final Set<CollectionName> names = new HashSet<>();
    private final Map<Pair, CollectionInfo> existing = new LinkedHashMap<>();

    TargetsTaken(Server from, Server to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Takes the pair's target, and says when another pair had it before.
     *
     * @param there what bears the target's name now
     */
    Optional<Finding> take(Pair pair, Optional<CollectionInfo> there) {
        there.ifPresent(info -> existing.put(pair, info));
        return names.add(pair.target())
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                TARGET_NAME_TWICE,
                                pair.source(),
                                "another collection goes to " + pair.target() + " already"));
    }

    /** Targets that are there now. */
    Set<CollectionName> existing() {
        return existing.keySet().stream().map(Pair::target).collect(Collectors.toSet());
    }

    /** Within one server a pair could write to what another one reads. */
    List<Finding> sourcesWrittenTo(List<CollectionPlan> plans) {
        List<Finding> findings = new ArrayList<>();
        existing.forEach((pair, there) ->
                plans.stream()
                        .map(CollectionPlan::source)
                        .filter(read -> !read.name().equals(pair.source()))
                        .filter(read -> Sameness.of(read, from, there, to) == Sameness.SAME)
                        .forEach(read ->
                                findings.add(
                                        Finding.of(
                                                TARGET_IS_OTHER_SOURCE,
                                                pair.source(),
                                                "goes to "
                                                        + pair.target()
                                                        + ", which is itself to be copied"))));
        return findings;
    }
}
