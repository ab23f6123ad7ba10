package io.stopover.engine.probe;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that a probe of a server told.
 *
 * @param scratch scratch collections that are there afterwards
 */
record Probed(List<CaseResult> results, List<Leftover> leftovers, List<String> scratch) {
    static Probed of(FakeMilvus fake) throws InterruptedException {
        return of(fake.endpoint(), Credential.none());
    }

    static Probed of(TestServer server) throws InterruptedException {
        String user = server.user();
        String password = server.password();
        return of(
                server.endpoint(),
                user == null || password == null
                        ? Credential.none()
                        : new Credential.UserPassword(user, Secret.of(password)));
    }

    static Probed of(String endpoint, Credential credential) throws InterruptedException {
        return of(endpoint, credential, result -> {});
    }

    /** As if somebody pressed Ctrl-C when this case has been told. */
    static Probed interruptedAfter(FakeMilvus fake, String name) throws InterruptedException {
        return of(
                fake.endpoint(),
                Credential.none(),
                result -> {
                    if (result.name().equals(name)) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static Probed of(String endpoint, Credential credential, Consumer<CaseResult> watcher)
            throws InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        List<Leftover> leftovers = new ArrayList<>();
        ConnectionSettings settings =
                ConnectionSettings.of(Endpoint.parse(endpoint), credential, Tls.standard());
        try (Connection connection = Connection.open(settings)) {
            run(
                    connection,
                    new Probe.Listener() {
                        @Override
                        public void checked(CaseResult result) {
                            results.add(result);
                            watcher.accept(result);
                        }

                        @Override
                        public void leftOver(Leftover leftover) {
                            leftovers.add(leftover);
                        }
                    });
            return new Probed(results, leftovers, scratch(connection));
        }
    }

    private static void run(Connection connection, Probe.Listener listener)
            throws InterruptedException {
        try {
            new Probe(connection, CollectionName.DEFAULT_DATABASE, listener).run();
        } catch (StopoverException e) {
            if (e.code() != ErrorCode.INTERRUPTED || !Thread.interrupted()) {
                throw e;
            }
        }
    }

    private static List<String> scratch(Connection connection) {
        return new Catalog(connection)
                .collections(CollectionName.DEFAULT_DATABASE).stream()
                        .filter(name -> ScratchName.made(name).isPresent())
                        .toList();
    }

    /** Sentence and outcome of the cases that found something wrong. */
    List<String> failures() {
        return wrong().stream().map(result -> result.name() + ": " + result.outcome()).toList();
    }

    List<String> failed() {
        return wrong().stream().map(CaseResult::name).toList();
    }

    List<String> meanings() {
        return wrong().stream().map(CaseResult::meaning).toList();
    }

    private List<CaseResult> wrong() {
        return results.stream()
                .filter(result ->
                        result.outcome() instanceof Outcome.Failed
                                || result.outcome() instanceof Outcome.Refused)
                .toList();
    }

    long passed() {
        return results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Passed)
                .count();
    }
}
