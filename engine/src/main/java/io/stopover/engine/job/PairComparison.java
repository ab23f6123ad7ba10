package io.stopover.engine.job;

import io.stopover.engine.copy.RangeSizer;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.index.Loading;
import io.stopover.engine.plan.Pair;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.engine.verify.Comparison;
import io.stopover.engine.verify.Side;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.digest.RowDigest;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.CollectionReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Compares one pair of collections. Used once. */
final class PairComparison {
    private final Connection source;
    private final Connection target;
    private final Pair pair;
    private final Limits limits;
    private final CollectionProgress progress;
    private final List<Finding> findings = new ArrayList<>();

    PairComparison(
            Connection source,
            Connection target,
            Pair pair,
            Limits limits,
            CollectionProgress progress) {
        this.source = source;
        this.target = target;
        this.pair = pair;
        this.limits = limits;
        this.progress = progress;
    }

    CollectionResult run() throws InterruptedException {
        ComparedCollection left = ComparedCollection.of(source, pair.source());
        ComparedCollection right = ComparedCollection.of(target, pair.target());
        CommonFields common = CommonFields.of(left.info().schema(), right.info().schema());
        common.differences()
                .forEach(difference ->
                        findings.add(
                                Finding.of(FindingCode.SCHEMA_DIFFERS, pair.target(), difference)));
        if (!left.loading().loaded()) {
            throw new StopoverException(
                    ErrorCode.SOURCE_NOT_LOADED, pair.source() + " is not loaded");
        }
        left.requireWhole(ErrorCode.SOURCE_NOT_LOADED);
        progress.enter(Step.LOADING);
        Loading loading = right.loading();
        boolean wasLoaded = loading.loaded();
        CollectionReport report;
        try {
            loading.load();
            right.requireWhole(ErrorCode.TARGET_PARTLY_LOADED);
            report = compare(left, right, common);
        } finally {
            if (!wasLoaded && !CleanUp.run(loading::release)) {
                findings.add(
                        Finding.of(
                                FindingCode.LEFT_LOADED,
                                pair.target(),
                                "loaded for the comparison, and it could not be released again"));
            }
        }
        return new CollectionResult(report, findings);
    }

    private CollectionReport compare(
            ComparedCollection left, ComparedCollection right, CommonFields common)
            throws InterruptedException {
        progress.enter(Step.COMPARING);
        List<String> partitions = commonPartitions(left, right);
        Map<String, Long> sourceCounts = left.counts(partitions);
        Map<String, Long> targetCounts = right.counts(partitions);
        progress.expect(Counts.sum(sourceCounts));
        RowDigest digest = digest(left, right, common);
        RangeSizer sizer = new RangeSizer(left.info().schema());
        Side sourceSide = left.side(digest, sizer, limits.memory());
        Side targetSide = right.side(digest, sizer, limits.memory());
        Comparison comparison = new Comparison();
        List<Comparison.Both> ranges =
                compareRanges(comparison, sourceSide, targetSide, sourceCounts.keySet());
        findings.addAll(
                new SourceCheck(
                                pair.source(),
                                ranges.stream().map(Comparison.Both::source).toList(),
                                sourceSide,
                                left.counter())
                        .explain(sourceCounts, sourceCounts));
        findings.addAll(
                new Surplus(
                                pair.target(),
                                new Surplus.Counted(sourceSide, left.counter()),
                                new Surplus.Counted(targetSide, right.counter()),
                                comparison)
                        .explain(
                                targetCounts,
                                ranges.stream().map(Comparison.Both::target).toList()));
        boolean sound = comparison.equal() && findings.stream().noneMatch(Finding::blocks);
        return Summary.compared(
                progress, comparison, sourceCounts, targetCounts, sound, right.info());
    }

    /** The tiles are the source's, or the target's where the source holds nothing. */
    private List<Comparison.Both> compareRanges(
            Comparison comparison, Side sourceSide, Side targetSide, Set<String> partitions)
            throws InterruptedException {
        List<Comparison.Both> ranges = Collections.synchronizedList(new ArrayList<>());
        try (Tasks tasks = new Tasks("compare " + pair.target(), limits.ranges())) {
            for (String partition : partitions) {
                RangeScout.Taker taker =
                        keys ->
                                tasks.submit(() -> {
                                    Comparison.Both rows =
                                            comparison.compare(
                                                    sourceSide, targetSide, partition, keys);
                                    ranges.add(rows);
                                    progress.compared(rows.target().rows());
                                });
                IntSupplier rows = sourceSide.sizer()::rows;
                if (!sourceSide.scout(partition).tile(Optional.empty(), rows, taker)) {
                    targetSide.scout(partition).tile(Optional.empty(), rows, taker);
                }
            }
            tasks.await();
        }
        return ranges;
    }

    private List<String> commonPartitions(ComparedCollection left, ComparedCollection right) {
        if (left.info().schema().partitionKey().isPresent()
                || !left.has(Capability.PARTITIONS)
                || !right.has(Capability.PARTITIONS)) {
            return List.of();
        }
        List<String> here = left.info().partitions();
        List<String> there = right.info().partitions();
        if (!new HashSet<>(here).equals(new HashSet<>(there))) {
            findings.add(
                    Finding.of(
                            FindingCode.PARTITIONS_DIFFER,
                            pair.source(),
                            "partitions "
                                    + here
                                    + " here, "
                                    + there
                                    + " on the target; rows are compared whatever their partition"));
            return List.of();
        }
        return here;
    }

    private static RowDigest digest(
            ComparedCollection left, ComparedCollection right, CommonFields common) {
        boolean byValue = left.has(Capability.REWRITES_JSON) || right.has(Capability.REWRITES_JSON);
        return RowDigest.of(common.fields(), common.dynamic(), byValue);
    }
}
