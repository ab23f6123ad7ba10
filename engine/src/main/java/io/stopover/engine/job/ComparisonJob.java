package io.stopover.engine.job;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.flow.Tasks;
import io.stopover.engine.plan.EndCheck;
import io.stopover.engine.plan.Pair;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.engine.report.CollectionResult;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.digest.Digest;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.Options;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Compares pairs of collections that anybody copied, row by row. Writes nothing; a target that is
 * not loaded is loaded for it and released again. Used once; {@link #progress} may be read from any
 * thread.
 */
public final class ComparisonJob {
    private final Connection source;
    private final Connection target;
    private final List<Pair> pairs;
    private final Limits limits;
    private final List<CollectionProgress> progress;
    private final ConcurrentHashMap<Integer, CollectionResult> results = new ConcurrentHashMap<>();

    public ComparisonJob(Connection source, Connection target, List<Pair> pairs, Limits limits) {
        this.source = source;
        this.target = target;
        this.pairs = List.copyOf(pairs);
        this.limits = limits;
        this.progress =
                pairs.stream().map(p -> new CollectionProgress(p.source(), p.target())).toList();
    }

    public List<CollectionProgress> progress() {
        return progress;
    }

    /** SUCCESSFUL when every pair is equal. */
    public Report run() throws InterruptedException {
        Instant started = Instant.now();
        try (Tasks tasks = new Tasks("compare", new Semaphore(limits.collections()))) {
            for (int i = 0; i < pairs.size(); i++) {
                int index = i;
                tasks.submit(() -> results.put(index, compare(index)));
            }
            tasks.await();
        }
        List<CollectionReport> reports = new ArrayList<>();
        Set<Finding> findings = new LinkedHashSet<>(EndCheck.of(source));
        findings.addAll(EndCheck.of(target));
        for (int i = 0; i < pairs.size(); i++) {
            CollectionResult compared = java.util.Objects.requireNonNull(results.get(i));
            reports.add(compared.report());
            findings.addAll(compared.findings());
        }
        boolean failed = reports.stream().anyMatch(r -> r.proof() == Proof.FAILED);
        return new Report(
                "",
                failed ? JobState.FAILED : JobState.SUCCESSFUL,
                started,
                Instant.now(),
                source.server(),
                target.server(),
                Options.DEFAULTS,
                reports,
                List.copyOf(findings),
                Digest.VERSION,
                Version.text());
    }

    private CollectionResult compare(int index) throws InterruptedException {
        CollectionProgress counters = progress.get(index);
        try {
            CollectionResult compared =
                    new PairComparison(source, target, pairs.get(index), limits, counters).run();
            counters.enter(Step.DONE);
            return compared;
        } catch (StopoverException e) {
            counters.enter(Step.FAILED);
            return Summary.failed(counters, Action.COMPARE, e);
        }
    }
}
