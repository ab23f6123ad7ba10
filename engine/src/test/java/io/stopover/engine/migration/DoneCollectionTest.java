package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DoneCollectionTest {
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

    private static CollectionReport done(Report report) {
        return report.collections().stream()
                .filter(CollectionReport::verified)
                .findFirst()
                .orElseThrow();
    }
}
