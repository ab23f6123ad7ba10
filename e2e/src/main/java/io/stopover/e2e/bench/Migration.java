package io.stopover.e2e.bench;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.job.MigrationJob;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.plan.Planner;
import io.stopover.engine.progress.CollectionProgress;
import io.stopover.engine.progress.Step;
import io.stopover.ledger.H2Ledger;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Runs the product as {@code stopover migrate} does: ledger on H2, verification FULL. */
final class Migration {
    /** As the command line's default. */
    private static final long MEMORY_BYTES = 64L << 20;

    private static final long BETWEEN_LOOKS_MILLIS = 2;

    /** The command line's defaults, but indexes as the sample's maker chose them. */
    private static final Options KEEP_INDEXES =
            new Options(
                    IndexPolicy.KEEP,
                    Options.DEFAULTS.load(),
                    Options.DEFAULTS.onExisting(),
                    Options.DEFAULTS.onConflict(),
                    Options.DEFAULTS.verify(),
                    Options.DEFAULTS.autoId(),
                    Options.DEFAULTS.loadSource());

    private final Connection source;
    private final Connection target;
    private final Path folder;

    /**
     * @param folder for the ledger
     */
    Migration(Connection source, Connection target, Path folder) {
        this.source = source;
        this.target = target;
        this.folder = folder;
    }

    /** What is to be done when one collection goes to another name. */
    Plan plan(String collection, String targetName) {
        return plan(new Selection.Choice(collection, Optional.of(targetName)));
    }

    /** What is to be done with all collections of a pattern. */
    Plan plan(Selection.Choice choice) {
        return new Planner(source, target)
                .plan(
                        new Selection(Map.of(), false, List.of(choice), List.of()),
                        KEEP_INDEXES,
                        List.of());
    }

    Run run(Plan plan) throws InterruptedException {
        try (Ledger ledger = H2Ledger.open(folder)) {
            String id =
                    ledger.create(
                                    UUID.randomUUID().toString(),
                                    "benchmark",
                                    MigrationJob.records(plan))
                            .id();
            JobLedger held = ledger.take(id);
            MigrationJob job =
                    new MigrationJob(
                            source,
                            target,
                            plan,
                            held,
                            Limits.of(MEMORY_BYTES, OptionalLong.empty()));
            CopyCpu cpu = new CopyCpu(job.progress().getFirst());
            Thread watch = Thread.ofPlatform().daemon().name("copy cpu").start(cpu);
            long start = System.nanoTime();
            Report report = job.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            watch.interrupt();
            watch.join();
            if (report.state() != JobState.SUCCESSFUL) {
                throw new IllegalStateException("the migration failed: " + report);
            }
            return new Run(report, seconds, cpu.nanos);
        }
    }

    /** Notices when a collection begins and ends its copy phase, to 2 ms. */
    private static final class CopyCpu implements Runnable {
        private final CollectionProgress progress;
        private volatile long nanos;

        CopyCpu(CollectionProgress progress) {
            this.progress = progress;
        }

        @Override
        public void run() {
            try {
                await(Step.COPYING);
                long before = Cpu.nanos();
                await(Step.INDEXING);
                nanos = Cpu.nanos() - before;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void await(Step step) throws InterruptedException {
            while (progress.step().compareTo(step) < 0) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        }
    }
}
