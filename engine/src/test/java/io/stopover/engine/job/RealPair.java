package io.stopover.engine.job;

import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.stopover.engine.flow.Limits;
import io.stopover.engine.index.Loading;
import io.stopover.engine.ledger.MemoryLedger;
import io.stopover.engine.plan.Planner;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.Report;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.IndexSpec;
import io.stopover.testkit.servers.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A source with collections of a test, and a target for them. */
final class RealPair implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Connection source;
    private final Connection target;

    RealPair(TestServer source, TestServer target) {
        this.source = connect(source, source.endpoint());
        this.target = connect(target, target.endpoint());
    }

    /**
     * One server, asked by two names.
     *
     * @param endpoint how it is called as a target
     */
    RealPair(TestServer server, String endpoint) {
        this.source = connect(server, server.endpoint());
        this.target = connect(server, endpoint);
    }

    private static Connection connect(TestServer server, String endpoint) {
        String user = server.user();
        String password = server.password();
        Credential credential =
                user == null || password == null
                        ? Credential.none()
                        : new Credential.UserPassword(user, Secret.of(password));
        return Connection.open(
                ConnectionSettings.of(Endpoint.parse(endpoint), credential, Tls.standard()));
    }

    Catalog source() {
        return new Catalog(source);
    }

    Catalog target() {
        return new Catalog(target);
    }

    /** Makes a collection anew on the source; the target forgets one of that name. */
    CollectionName create(CollectionSchema schema, IndexSpec... indexes) {
        CollectionName name = new CollectionName(CollectionName.DEFAULT_DATABASE, schema.name());
        target().drop(name);
        source().drop(name);
        source().create(name, schema, 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        for (IndexSpec index : indexes) {
            source().createIndex(name, index);
        }
        return name;
    }

    void insert(InsertRequest rows) {
        insert(source, rows);
    }

    void insertOnTarget(InsertRequest rows) {
        insert(target, rows);
    }

    void loadBoth(CollectionName name) throws InterruptedException {
        new Loading(source(), name).load();
        new Loading(target(), name).load();
    }

    private static void insert(Connection connection, InsertRequest rows) {
        connection.callIdempotent(
                MilvusServiceGrpc.getInsertMethod(),
                rows,
                "",
                DEADLINE,
                MutationResult::getStatus,
                "inserting sample rows");
    }

    Plan plan(Options options, CollectionName name) {
        var choice = new Selection.Choice(name.collection(), Optional.empty());
        return new Planner(source, target)
                .plan(
                        new Selection(Map.of(), false, List.of(choice), List.of()),
                        options,
                        List.of());
    }

    Report migrate(Plan plan) throws InterruptedException {
        var ledger = new MemoryLedger();
        var job = ledger.create("fingerprint", "a test", MigrationJob.records(plan));
        return new MigrationJob(
                        source,
                        target,
                        plan,
                        ledger.take(job.id()),
                        Limits.of(128 << 20, OptionalLong.empty()))
                .run();
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
