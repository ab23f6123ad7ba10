package io.stopover.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a probe finds must be findable, and what it leaves behind must be told. */
class MisbehavingServerTest {
    @Test
    void aServerThatCutsAnswersOffFailsTheCaseThatReadsWholeRanges() throws InterruptedException {
        FakeOptions cutting = FakeOptions.of(FakeVersion.V2_6_8).withMostRows(16_384);
        try (FakeMilvus fake = FakeMilvus.start(cutting)) {
            Probed probed = Probed.of(fake);

            assertThat(probed.failures())
                    .containsExactly(
                            "A range read without a limit is whole: Failed[expected=16500 rows, seen=16384]");
            assertThat(probed.meanings()).allMatch(text -> text.contains("do not migrate"));
            assertThat(probed.scratch()).isEmpty();
        }
    }

    @Test
    void aServerThatIsOlderThanItSaysFailsWhatItCannotDo() throws InterruptedException {
        FakeOptions old = FakeOptions.of(FakeVersion.V2_4).calling("2.6.18");
        try (FakeMilvus fake = FakeMilvus.start(old)) {
            Probed probed = Probed.of(fake);

            assertThat(probed.failed())
                    .contains(
                            "A schema is described as it was created",
                            "Null scalars arrive as nulls",
                            "A read can be pinned to a moment",
                            "Given keys go into an Auto-ID field, or are refused",
                            "Vectors of type int8 arrive unchanged")
                    .doesNotContain(
                            "A range read without a limit is whole",
                            "Scalars, JSON, arrays and dynamic fields arrive unchanged");
            assertThat(probed.scratch()).isEmpty();
        }
    }

    @Test
    void aUserWhoMayNotWriteIsToldBeforeTheFirstCase() {
        FakeOptions guarded = FakeOptions.of(FakeVersion.V2_6_8).withReadOnlyUser("reader", "pw");
        try (FakeMilvus fake = FakeMilvus.start(guarded)) {
            Credential reader = new Credential.UserPassword("reader", Secret.of("pw"));

            assertThatThrownBy(() -> Probed.of(fake.endpoint(), reader))
                    .isInstanceOf(StopoverException.class)
                    .extracting(e -> ((StopoverException) e).code())
                    .isEqualTo(ErrorCode.PERMISSION_DENIED);
        }
    }

    @Test
    void aProbeThatIsInterruptedRemovesItsCollections() throws InterruptedException {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5)) {
            Probed probed = Probed.interruptedAfter(fake, "Texts as keys are found by a list");

            assertThat(probed.results()).hasSizeGreaterThan(5);
            assertThat(probed.leftovers()).isEmpty();
            assertThat(probed.scratch()).isEmpty();
        }
    }

    @Test
    void whatAnEarlierProbeLeftIsNamedAndNotTouched() throws InterruptedException {
        String old = ScratchName.fresh(Instant.now().minus(Duration.ofHours(2)));
        String young = ScratchName.fresh(Instant.now());
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5);
                Client client = new Client(fake)) {
            client.createLoaded(Schemas.of(old));
            client.createLoaded(Schemas.of(young));

            Probed probed = Probed.of(fake);

            assertThat(probed.leftovers())
                    .extracting(leftover -> leftover.collection().collection())
                    .containsExactly(old);
            assertThat(probed.scratch()).containsExactlyInAnyOrder(old, young);
        }
    }

    @Test
    void aCollectionThatCannotBeRemovedIsNamed() throws InterruptedException {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_5)) {
            fake.onNext(Rpc.DROP_COLLECTION, Fault.answer(65535, "not now"));

            Probed probed = Probed.of(fake);

            assertThat(probed.leftovers())
                    .singleElement()
                    .satisfies(leftover -> assertThat(leftover.why()).contains("not now"));
            assertThat(probed.scratch()).hasSize(1);
        }
    }
}
