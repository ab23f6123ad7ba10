package io.stopover.engine.job;

import io.stopover.engine.copy.RangeSizer;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.index.Loading;
import io.stopover.engine.index.PartitionLoads;
import io.stopover.engine.plan.Pair;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.verify.Comparison;
import io.stopover.engine.verify.RangeRows;
import io.stopover.engine.verify.Side;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.digest.RowDigest;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares one pair of collections. Used once. */
final class PairComparison {
    private final Connection source;
    private final Connection target;
    private final Catalog sourceCatalog;
    private final Catalog targetCatalog;
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
        this.sourceCatalog = new Catalog(source);
        this.targetCatalog = new Catalog(target);
        this.pair = pair;
        this.limits = limits;
        this.progress = progress;
    }

    ComparisonJob.Compared run() throws InterruptedException {
        CollectionInfo left = describe(sourceCatalog, pair.source());
        CollectionInfo right = describe(targetCatalog, pair.target());
        CommonFields common = CommonFields.of(left.schema(), right.schema());
        common.differences()
                .forEach(difference ->
                        findings.add(
                                Finding.of(FindingCode.SCHEMA_DIFFERS, pair.target(), difference)));
        if (!new Loading(sourceCatalog, pair.source()).loaded()) {
            throw new StopoverException(
                    ErrorCode.SOURCE_NOT_LOADED, pair.source() + " is not loaded");
        }
        requireWhole(
                ErrorCode.SOURCE_NOT_LOADED,
                left,
                new PartitionLoads(sourceCatalog, source.dialect()));
        progress.enter(Step.LOADING);
        Loading loading = new Loading(targetCatalog, pair.target());
        boolean wasLoaded = loading.loaded();
        CollectionReport report;
        try {
            loading.load();
            requireWhole(
                    ErrorCode.TARGET_PARTLY_LOADED,
                    right,
                    new PartitionLoads(targetCatalog, target.dialect()));
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
        return new ComparisonJob.Compared(report, List.copyOf(findings));
    }

    private CollectionReport compare(CollectionInfo left, CollectionInfo right, CommonFields common)
            throws InterruptedException {
        progress.enter(Step.COMPARING);
        List<String> partitions = commonPartitions(left, right);
        Map<String, Long> sourceCounts = Counts.of(sourceCatalog, pair.source(), partitions);
        Map<String, Long> targetCounts = Counts.of(targetCatalog, pair.target(), partitions);
        progress.expect(Counts.sum(sourceCounts));
        RowDigest digest = digest(common);
        RangeSizer sizer = new RangeSizer(left.schema());
        Side sourceSide = side(source, pair.source(), left.schema(), digest, sizer);
        Side targetSide = side(target, pair.target(), right.schema(), digest, sizer);
        Comparison comparison = new Comparison();
        List<Comparison.Both> ranges = Collections.synchronizedList(new ArrayList<>());
        try (Tasks tasks = new Tasks("compare " + pair.target(), limits.ranges())) {
            for (String partition : sourceCounts.keySet()) {
                RangeScout.Taker taker =
                        keys ->
                                tasks.submit(() -> {
                                    Comparison.Both rows =
                                            comparison.compare(
                                                    sourceSide, targetSide, partition, keys);
                                    ranges.add(rows);
                                    progress.compared(rows.target().rows());
                                });
                if (!sourceSide.scout(partition).tile(Optional.empty(), sizer::rows, taker)) {
                    targetSide.scout(partition).tile(Optional.empty(), sizer::rows, taker);
                }
            }
            tasks.await();
        }
        explainSource(sourceSide, sourceCounts, ranges);
        Surplus surplus =
                new Surplus(
                        pair.target(),
                        new Surplus.Counted(
                                sourceSide, Proving.counter(sourceCatalog, pair.source())),
                        new Surplus.Counted(
                                targetSide, Proving.counter(targetCatalog, pair.target())),
                        comparison);
        findings.addAll(
                surplus.explain(
                        targetCounts, ranges.stream().map(Comparison.Both::target).toList()));
        return report(comparison, sourceCounts, targetCounts, right);
    }

    private void explainSource(Side side, Map<String, Long> counts, List<Comparison.Both> ranges) {
        List<RangeRows> read = ranges.stream().map(Comparison.Both::source).toList();
        findings.addAll(
                new SourceCheck(
                                pair.source(),
                                read,
                                side,
                                Proving.counter(sourceCatalog, pair.source()))
                        .explain(counts, counts));
    }

    private static void requireWhole(
            ErrorCode otherwise, CollectionInfo collection, PartitionLoads loads) {
        List<String> missing = loads.missing(collection);
        if (!missing.isEmpty()) {
            throw new StopoverException(
                    otherwise,
                    "these partitions of " + collection.name() + " are not loaded: " + missing);
        }
    }

    private List<String> commonPartitions(CollectionInfo left, CollectionInfo right) {
        if (left.schema().partitionKey().isPresent()
                || !source.dialect().has(Capability.PARTITIONS)
                || !target.dialect().has(Capability.PARTITIONS)) {
            return List.of();
        }
        if (!new HashSet<>(left.partitions()).equals(new HashSet<>(right.partitions()))) {
            findings.add(
                    Finding.of(
                            FindingCode.PARTITIONS_DIFFER,
                            pair.source(),
                            "partitions "
                                    + left.partitions()
                                    + " here, "
                                    + right.partitions()
                                    + " on the target; rows are compared whatever their partition"));
            return List.of();
        }
        return left.partitions();
    }

    private RowDigest digest(CommonFields common) {
        boolean byValue =
                source.dialect().has(Capability.REWRITES_JSON)
                        || target.dialect().has(Capability.REWRITES_JSON);
        return RowDigest.of(common.fields(), common.dynamic(), byValue);
    }

    private Side side(
            Connection connection,
            CollectionName name,
            CollectionSchema schema,
            RowDigest digest,
            RangeSizer sizer) {
        CollectionReader reader =
                new CollectionReader(connection, name, schema, digest.fieldNames());
        return new Side(
                reader, reader.now(), digest, schema.primaryKey().name(), sizer, limits.memory());
    }

    private static CollectionInfo describe(Catalog catalog, CollectionName name) {
        return catalog.describe(name)
                .orElseThrow(() ->
                        new StopoverException(
                                ErrorCode.COLLECTION_NOT_FOUND, "no collection " + name));
    }

    private CollectionReport report(
            Comparison comparison,
            Map<String, Long> sourceCounts,
            Map<String, Long> targetCounts,
            CollectionInfo right) {
        boolean sound = comparison.equal() && findings.stream().noneMatch(Finding::blocks);
        return new CollectionReport(
                pair.source(),
                pair.target(),
                Action.COMPARE,
                comparison.source().rows(),
                comparison.target().rows(),
                OptionalLong.of(Counts.sum(sourceCounts)),
                OptionalLong.of(Counts.sum(targetCounts)),
                sound ? Proof.DIGESTS : Proof.FAILED,
                comparison.source(),
                comparison.target(),
                comparison.differences().count(),
                comparison.differences().first(),
                List.of(),
                right.indexes().stream().map(i -> i.field() + ": " + i.type()).toList(),
                progress.phases(),
                0,
                "");
    }

    static CollectionReport failed(Pair pair, CollectionProgress progress, StopoverException e) {
        return new CollectionReport(
                pair.source(),
                pair.target(),
                Action.COMPARE,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Proof.FAILED,
                Digest.EMPTY,
                Digest.EMPTY,
                0,
                List.of(),
                List.of(),
                List.of(),
                progress.phases(),
                0,
                e.explain());
    }
}
