package io.stopover.engine.migration;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.job.ComparisonJob;
import io.stopover.engine.job.MigrationJob;
import io.stopover.engine.ledger.JobLedger;
import io.stopover.engine.ledger.MemoryLedger;
import io.stopover.engine.plan.Pair;
import io.stopover.engine.plan.Planner;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.range.Range;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeRow;
import io.stopover.testkit.fake.FakeVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A source and a target, each with a plain client beside Stopover's connection, and one ledger.
 * What a test believes about rows it asks the fakes, never Stopover.
 */
final class Clusters implements AutoCloseable {
    private static final long MEMORY = 128 << 20;

    /** A fake applies late writes when a test says so. */
    private static final Duration QUIET = Duration.ofMillis(1);

    final FakeMilvus source;
    final FakeMilvus target;
    final Client from;
    final Client to;
    final MemoryLedger ledger = new MemoryLedger();
    private final Connection reading;
    private final Connection writing;
    private String jobId = "";

    private Clusters(FakeMilvus source, FakeMilvus target) {
        this.source = source;
        this.target = target;
        this.from = new Client(source);
        this.to = new Client(target);
        this.reading = open(source);
        this.writing = open(target);
    }

    static Clusters of(FakeVersion source, FakeVersion target) {
        return of(FakeOptions.of(source), FakeOptions.of(target));
    }

    static Clusters of(FakeOptions source, FakeOptions target) {
        return new Clusters(FakeMilvus.start(source), FakeMilvus.start(target));
    }

    /** Source and target are one server. */
    static Clusters one(FakeVersion version) {
        FakeMilvus fake = FakeMilvus.start(version);
        return new Clusters(fake, fake);
    }

    private static Connection open(FakeMilvus fake) {
        return Connection.open(
                ConnectionSettings.of(
                        Endpoint.parse(fake.endpoint()), Credential.none(), Tls.standard()));
    }

    /** As if there were no earlier job. */
    Plan newPlan(Options options) {
        return newPlan(Selection.DEFAULT_DATABASE, options);
    }

    Plan newPlan(Selection selection, Options options) {
        return new Planner(reading, writing).plan(selection, options, List.of());
    }

    Plan plan(Selection selection, Options options) throws InterruptedException {
        return new Planner(reading, writing)
                .plan(selection, options, jobId.isEmpty() ? List.of() : ledger.collections(jobId));
    }

    Report migrate() throws InterruptedException {
        return migrate(Options.DEFAULTS);
    }

    Report migrate(Options options) throws InterruptedException {
        return migrate(Selection.DEFAULT_DATABASE, options);
    }

    Report migrate(Selection selection, Options options) throws InterruptedException {
        return run(plan(selection, options), held -> held);
    }

    /**
     * Runs the plan as this object's job, which a second call goes on with.
     *
     * @param watched what stands between the job and its ledger
     */
    Report run(Plan plan, UnaryOperator<JobLedger> watched) throws InterruptedException {
        if (jobId.isEmpty()) {
            begin(plan);
        }
        JobLedger held = watched.apply(ledger.take(jobId));
        return new MigrationJob(reading, writing, plan, held, limits()).run();
    }

    /** Records this object's job and dies before it does anything. */
    void begin(Plan plan) {
        jobId = ledger.create("fingerprint", "title", MigrationJob.records(plan)).id();
    }

    /** The job's ranges of its first collection. Whoever held the job is fenced off. */
    List<Range> ranges() {
        return ledger.take(jobId).ranges(0);
    }

    /** When the job's first collection last sent a write without an answer; as {@link #ranges}. */
    Optional<Instant> uncertain() {
        return ledger.take(jobId).uncertain(0);
    }

    /** Compares the collections of this name in the default database. */
    Report compare(String collection) throws InterruptedException {
        CollectionName name = new CollectionName(CollectionName.DEFAULT_DATABASE, collection);
        return new ComparisonJob(reading, writing, List.of(new Pair(name, name)), limits()).run();
    }

    private static Limits limits() {
        return Limits.of(MEMORY, OptionalLong.empty()).withQuiet(QUIET);
    }

    List<FakeRow> sourceRows(String collection) {
        return source.rows(CollectionName.DEFAULT_DATABASE, collection);
    }

    List<FakeRow> targetRows(String collection) {
        return target.rows(CollectionName.DEFAULT_DATABASE, collection);
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
        from.close();
        to.close();
        source.close();
        target.close();
    }
}
