package io.stopover.e2e;

import io.stopover.engine.flow.Limits;
import io.stopover.engine.job.MigrationJob;
import io.stopover.engine.ledger.JobRecord;
import io.stopover.engine.ledger.Ledger;
import io.stopover.engine.plan.Planner;
import io.stopover.ledger.H2Ledger;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.ConflictPolicy;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.plan.VerifyMode;
import io.stopover.model.report.Report;
import io.stopover.testkit.servers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans and runs a migration as {@code stopover migrate} does, in this process. */
record Migration(TestServer source, TestServer target, Path state) {
    private static final long MEMORY = 128L << 20;

    /** The target is loaded afterwards, so that the scripts can read it. */
    static final Options OPTIONS =
            new Options(
                    IndexPolicy.AUTO,
                    LoadPolicy.SAME,
                    ExistingPolicy.FAIL,
                    ConflictPolicy.FAIL,
                    VerifyMode.FULL,
                    AutoIdPolicy.KEEP,
                    false);

    /** The whole of a database, into one of the same name. */
    Report ofDatabase(String database) throws InterruptedException {
        return run(new Selection(Map.of(database, database), false, List.of(), List.of()), OPTIONS);
    }

    /** One collection of the default database. */
    Report ofCollection(String name) throws InterruptedException {
        return run(
                new Selection(
                        Map.of(),
                        false,
                        List.of(new Selection.Choice(name, Optional.empty())),
                        List.of()),
                OPTIONS);
    }

    Report run(Selection selection, Options options) throws InterruptedException {
        try (Connection from = connect(source);
                Connection to = connect(target);
                Ledger ledger = H2Ledger.open(state)) {
            Plan plan = new Planner(from, to).plan(selection, options, List.of());
            JobRecord job = ledger.create(selection.toString(), "test", MigrationJob.records(plan));
            return new MigrationJob(
                            from,
                            to,
                            plan,
                            ledger.take(job.id()),
                            Limits.of(MEMORY, OptionalLong.empty()))
                    .run();
        }
    }

    static Connection connect(TestServer server) {
        String user = server.user();
        String password = server.password();
        Credential credential =
                user == null || password == null
                        ? Credential.none()
                        : new Credential.UserPassword(user, Secret.of(password));
        return Connection.open(
                ConnectionSettings.of(
                        Endpoint.parse(server.endpoint()), credential, Tls.standard()));
    }
}
