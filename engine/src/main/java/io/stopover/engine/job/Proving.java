package io.stopover.engine.job;

import io.stopover.engine.copy.CopyContext;
import io.stopover.engine.copy.RangeSizer;
import io.stopover.engine.ledger.CollectionRecord;
import io.stopover.engine.verify.Comparison;
import io.stopover.engine.verify.DoubledKeys;
import io.stopover.engine.verify.RangeRows;
import io.stopover.engine.verify.Side;
import io.stopover.engine.verify.Verifier;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.Proof;
import io.stopover.model.schema.CollectionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the proof that was asked for (design: proof is more than one read). */
final class Proving {
    private final JobContext job;
    private final CollectionPlan plan;
    private final CollectionRecord record;
    private final CopyContext copy;
    private final VerifyMode mode;
    private final Copied copied;

    Proving(JobContext job, CollectionPlan plan, CollectionRecord record, CopyContext copy) {
        this.job = job;
        this.plan = plan;
        this.record = record;
        this.copy = copy;
        this.mode = job.plan().options().verify();
        this.copied = Copied.of(job.ledger().ranges(record.number()), copy.kept());
    }

    Verdict prove() throws InterruptedException {
        Comparison comparison = new Comparison();
        if (mode == VerifyMode.NONE) {
            return new Verdict(copied, comparison, Map.of(), Map.of(), Proof.NONE, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        boolean values = mode == VerifyMode.FULL || mode == VerifyMode.BOTH;
        if (values) {
            comparison = verifier().verify();
        }
        Map<String, Long> sourceNow =
                Counts.of(job.sourceCatalog(), plan.source().name(), plan.partitions());
        findings.addAll(
                new SourceCheck(
                                plan.source().name(),
                                copied.rangeRows(),
                                sourceSide(),
                                counter(job.sourceCatalog(), plan.source().name()))
                        .explain(record.sourceCounts(), sourceNow));
        newPartitions()
                .forEach(partition ->
                        findings.add(
                                Finding.of(
                                        FindingCode.SOURCE_WRITTEN,
                                        plan.source().name(),
                                        "partition "
                                                + partition
                                                + " came into being during the copy")));
        Map<String, Long> targetNow = new TargetCounts(job.targetCatalog(), plan, record).counts();
        boolean counted = compareCounts(targetNow, comparison, findings);
        if (comparison.sourceChanges() > 0) {
            findings.add(
                    Finding.of(
                            FindingCode.SOURCE_WRITTEN,
                            plan.source().name(),
                            comparison.sourceChanges()
                                    + " ranges read differently the second time"));
        }
        boolean sound = counted && (!values || comparison.equal()) && !blocked(findings);
        return new Verdict(
                copied, comparison, sourceNow, targetNow, proof(sound), List.copyOf(findings));
    }

    /** Partitions that nobody counted and copied. */
    private List<String> newPartitions() {
        return plan.partitions().isEmpty()
                ? List.of()
                : job.sourceCatalog().describe(plan.source().name()).stream()
                        .flatMap(now -> now.partitions().stream())
                        .filter(partition -> !plan.partitions().contains(partition))
                        .toList();
    }

    private static boolean blocked(List<Finding> findings) {
        return findings.stream().anyMatch(Finding::blocks);
    }

    private Proof proof(boolean sound) {
        if (!sound) {
            return Proof.FAILED;
        }
        return switch (mode) {
            case FULL -> Proof.DIGESTS;
            case BOTH -> Proof.DIGESTS_BOTH;
            case COUNT -> Proof.COUNTS;
            case NONE -> Proof.NONE;
        };
    }

    private boolean compareCounts(
            Map<String, Long> now, Comparison comparison, List<Finding> findings) {
        boolean equal = true;
        for (Map.Entry<String, Long> entry : now.entrySet()) {
            String partition = entry.getKey();
            long expected = copied.rowsOf(partition);
            if (entry.getValue() != expected) {
                equal = false;
                findings.add(
                        Finding.of(
                                FindingCode.TARGET_COUNT_DIFFERS,
                                plan.target(),
                                (partition.isEmpty() ? "" : "partition " + partition + ": ")
                                        + expected
                                        + " rows were written, the target counts "
                                        + entry.getValue()));
                nameDoubles(partition, comparison);
            }
        }
        return equal;
    }

    private void nameDoubles(String partition, Comparison comparison) {
        DoubledKeys doubled =
                new DoubledKeys(
                        targetSide(),
                        counter(job.targetCatalog(), plan.target()),
                        (in, key, copies) ->
                                comparison.differences().doubled(in, key, copies + " copies"));
        if (!plan.newKeys() && plan.action() != Action.APPEND) {
            RangeRows.of(copied.rangeRows(), partition).forEach(doubled::find);
        }
    }

    static DoubledKeys.Counter counter(Catalog catalog, CollectionName name) {
        return (partition, expression) ->
                Counts.count(catalog, name, partition, Optional.of(expression));
    }

    private Verifier verifier() {
        return new Verifier(
                record.number(),
                sourceSide(),
                targetSide(),
                mode == VerifyMode.BOTH,
                plan.action() == Action.APPEND,
                copy.kept(),
                plan.newKeys(),
                plan.schema().primaryKey().type(),
                job.ledger(),
                job.limits(),
                copy.progress());
    }

    private Side sourceSide() {
        return new Side(
                copy.source(),
                copy.source().now(),
                copy.framing().rowDigest(),
                plan.source().schema().primaryKey().name(),
                new RangeSizer(plan.source().schema()),
                job.limits().memory());
    }

    private Side targetSide() {
        CollectionReader reader =
                new CollectionReader(
                        job.target(), plan.target(), plan.schema(), copy.framing().targetColumns());
        return new Side(
                reader,
                reader.now().notBefore(copied.newest()),
                copy.framing().rowDigest(),
                plan.schema().primaryKey().name(),
                new RangeSizer(plan.schema()),
                job.limits().memory());
    }
}
