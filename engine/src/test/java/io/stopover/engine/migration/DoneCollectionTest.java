package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.DropCollectionRequest;
import io.stopover.model.plan.ExistingPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DoneCollectionTest {
    private static final Selection COPIES =
            new Selection(
                    Map.of(),
                    false,
                    List.of(
                            new Selection.Choice("docs", Optional.of("docs_copy")),
                            new Selection.Choice("more", Optional.of("more_copy"))),
                    List.of());

    @Test
    void aCollectionThatIsDoneAndInUseIsLeftAloneWhenItsJobGoesOn() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("more"), 5, "_default");
            clusters.target.onNext(Rpc.LOAD_COLLECTION, Fault.answer(3, "out of memory"));
            Report first = clusters.migrate();
            assertThat(first.state()).isEqualTo(JobState.FAILED);
            CollectionReport done = done(first);
            Client client = clusters.to;
            Rows.insert(client, done.target().collection(), "_default", LongStream.of(99));
            long indexed = clusters.target.calls(Rpc.CREATE_INDEX);
            long flushed = clusters.target.calls(Rpc.FLUSH);
            Report second = clusters.migrate();
            assertVerified(second);
            assertThat(second.collections()).contains(done);
            assertThat(clusters.target.calls(Rpc.CREATE_INDEX)).isEqualTo(indexed);
            assertThat(clusters.target.calls(Rpc.FLUSH)).isEqualTo(flushed + 1);
        }
    }

    @Test
    void theSourceOfADoneCollectionIsNotDroppedByOneThatGoesOn() throws InterruptedException {
        try (Clusters clusters = Clusters.one(FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("more"), 5, "_default");
            Rows.fill(clusters.from, Schemas.of("more_copy"), 1, "_default");
            Options options = Choices.with(ExistingPolicy.RECREATE);
            clusters.target.onNext(Rpc.DROP_COLLECTION, Fault.answer(1100, "not now"));
            assertThat(done(clusters.migrate(COPIES, options)).source().collection())
                    .isEqualTo("docs");

            Plan plan = clusters.plan(COPIES, options);
            drop(clusters.to, "more_copy");
            alias(clusters.to, "docs", "more_copy");
            Report second = clusters.run(plan, held -> held);

            assertThat(second.collections())
                    .extracting(CollectionReport::failure)
                    .satisfiesExactly(
                            docs -> assertThat(docs).isEmpty(),
                            more -> assertThat(more).startsWith("TARGET_IS_SOURCE"));
            assertThat(clusters.target.calls(Rpc.DROP_ALIAS)).isZero();
            assertThat(clusters.sourceRows("docs")).hasSize(5);
        }
    }

    private static void drop(Client client, String collection) {
        assertOk(
                client.stub()
                        .dropCollection(
                                DropCollectionRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .build()));
    }

    private static void alias(Client client, String collection, String alias) {
        assertOk(
                client.stub()
                        .createAlias(
                                CreateAliasRequest.newBuilder()
                                        .setCollectionName(collection)
                                        .setAlias(alias)
                                        .build()));
    }

    private static CollectionReport done(Report report) {
        return report.collections().stream()
                .filter(CollectionReport::verified)
                .findFirst()
                .orElseThrow();
    }
}
