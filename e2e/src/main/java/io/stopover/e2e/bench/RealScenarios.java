package io.stopover.e2e.bench;

import io.stopover.engine.progress.Step;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scenarios between two real servers. */
final class RealScenarios {
    private static final double COPY_REACH = 1.15;
    private static final double COMPARE_REACH = 0.40;
    private static final double CPU_REACH = 12;
    private static final double FIXED_REACH = 0.3;
    private static final int WIDE = 768;
    private static final int WARM_UP_ROWS = 40_000;
    private static final int SMALL_ROWS = 200;
    private static final int SMALL_DIM = 8;
    private static final int SMALL_AT_ONCE = 16;
    private static final int SCOUT_STEP = 16_000;

    private final Clusters clusters;
    private final Sizes sizes;
    private final Results results;
    private final Migration migration;

    RealScenarios(Clusters clusters, Path folder, Sizes sizes, Results results) {
        this.clusters = clusters;
        this.sizes = sizes;
        this.results = results;
        this.migration = new Migration(clusters.source(), clusters.target(), folder);
    }

    /** A copy against its ceiling. */
    void copy(Sample sample) throws InterruptedException {
        String scenario = sample.rows() + " x " + sample.dim();
        Filling source = new Filling(clusters.source());
        source.make(sample);
        Sample warm = sample.called("warm", Math.min(WARM_UP_ROWS, sample.rows()));
        source.make(warm);
        migrate(warm.name(), "warm");
        Ceiling.Best ceiling = ceiling(sample);
        List<Run> runs = new ArrayList<>();
        for (int round = 0; round < sizes.rounds(); round++) {
            Run run = migrate(sample.name(), "copy");
            runs.add(run);
            tell(scenario, round, run);
        }
        source.drop(List.of(sample.name(), warm.name()));
        results.tell(
                scenario,
                "denominator, " + ceiling.readers() + " readers " + ceiling.writers() + " writers",
                Results.number(ceiling.seconds()) + " s");
        results.atMost(
                scenario,
                "copy / denominator",
                least(runs, run -> run.seconds(Step.COPYING)) / ceiling.seconds(),
                COPY_REACH,
                "");
        double cpu = least(runs, Run::cpuMicrosPerRow);
        if (sample.dim() == WIDE) {
            results.atMost(scenario, "client CPU per row", cpu, CPU_REACH, " us");
        } else {
            results.tell(scenario, "client CPU per row", Results.number(cpu) + " us");
        }
        results.atMost(
                scenario, "compare / copy", least(runs, Run::compareRatio), COMPARE_REACH, "");
    }

    private Ceiling.Best ceiling(Sample sample) throws InterruptedException {
        return new Ceiling(
                        clusters.source(),
                        clusters.target(),
                        sample,
                        migration.plan(sample.name(), "copy").collections().getFirst())
                .measure();
    }

    private Run migrate(String collection, String targetName) throws InterruptedException {
        Run run = migration.run(migration.plan(collection, targetName));
        new Filling(clusters.target()).drop(List.of(targetName));
        return run;
    }

    private void tell(String scenario, int round, Run run) {
        StringBuilder phases = new StringBuilder();
        run.first()
                .phases()
                .forEach((name, time) ->
                        phases.append(String.format("%s %.2f ", name, time.toNanos() / 1e9)));
        results.tell(scenario, "round " + (round + 1) + ": " + phases, "");
    }

    private static double least(List<Run> runs, java.util.function.ToDoubleFunction<Run> measure) {
        return runs.stream().mapToDouble(measure).min().orElseThrow();
    }

    /** What a collection costs that has hardly any rows. */
    void small() throws InterruptedException {
        String scenario = sizes.collections() + " collections of " + SMALL_ROWS + " rows";
        List<String> names =
                IntStream.range(0, sizes.collections())
                        .mapToObj(i -> String.format("small_%03d", i))
                        .toList();
        Filling source = new Filling(clusters.source());
        Parallel.run(
                SMALL_AT_ONCE,
                names.size(),
                i -> source.make(new Sample(names.get(i), SMALL_ROWS, SMALL_DIM, true, false)));
        long start = System.nanoTime();
        Plan plan = migration.plan(new Selection.Choice("small_*", Optional.empty()));
        double planning = (System.nanoTime() - start) / 1e9;
        Run run = migration.run(plan);
        tell(scenario, 0, run);
        results.tell(scenario, "planning, all", Results.number(planning) + " s");
        results.atMost(
                scenario,
                "fixed cost per collection",
                (planning + run.seconds()) / names.size(),
                FIXED_REACH,
                " s");
        source.drop(names);
        new Filling(clusters.target()).drop(names);
    }

    /** How fast boundaries are found. */
    void scout() throws InterruptedException {
        Sample sample = new Sample("scout", sizes.scoutKeys(), 2, false, true);
        new Filling(clusters.source()).make(sample);
        CollectionReader reader =
                new CollectionReader(clusters.source(), sample.at(), sample.schema(), List.of());
        List<Object> ranges = new ArrayList<>();
        long start = System.nanoTime();
        new RangeScout(reader, "", reader.now())
                .tile(Optional.empty(), () -> SCOUT_STEP, ranges::add);
        double seconds = (System.nanoTime() - start) / 1e9;
        results.tell(
                "scout, " + sample.rows() + " keys",
                ranges.size() + " ranges in " + Results.number(seconds) + " s",
                Results.number(sample.rows() / seconds) + " keys/s");
        new Filling(clusters.source()).drop(List.of(sample.name()));
    }
}
