package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.milvus.grpc.GetVersionRequest;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FaultAndAccessTest {
    @Test
    void aRateLimitedCallWritesNothingAndTheNextOneWorks() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("docs")));
            fake.onNext(Rpc.INSERT, Fault.rateLimited(), 2);
            for (int i = 0; i < 2; i++) {
                var status = client.insertKeys("docs", 1).getStatus();
                assertRefused(status, 8, "RateLimiter");
                assertThat(status.getRetriable()).isTrue();
            }
            assertThat(fake.rows("default", "docs")).isEmpty();
            assertOk(client.insertKeys("docs", 1).getStatus());
            assertThat(fake.calls(Rpc.INSERT)).isEqualTo(3);
        }
    }

    @Test
    void aLostReplyHasBeenApplied() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("docs")));
            fake.onNext(Rpc.INSERT, Fault.loseReply());
            assertThatThrownBy(() -> client.insertKeys("docs", 1))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageStartingWith("UNAVAILABLE");
            assertThat(fake.rows("default", "docs")).hasSize(1);
        }
    }

    @Test
    void anUnavailableServerHasAppliedNothing() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            assertOk(client.create(Schemas.of("docs")));
            fake.onNext(Rpc.INSERT, Fault.unavailable());
            assertThatThrownBy(() -> client.insertKeys("docs", 1))
                    .hasMessageStartingWith("UNAVAILABLE");
            assertThat(fake.rows("default", "docs")).isEmpty();
        }
    }

    @Test
    void anyCodeCanBeAnsweredAlsoWhereTheAnswerIsBareStatus() {
        try (FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
                Client client = new Client(fake)) {
            fake.onNext(Rpc.CREATE_COLLECTION, Fault.answer(9, "quota exceeded"));
            fake.onNext(Rpc.QUERY, Fault.answer(103, "loading"));
            assertRefused(client.create(Schemas.of("docs")), 9, "quota exceeded");
            assertRefused(client.query(select("docs", "id > 0", "id")).getStatus(), 103, "loading");
        }
    }

    @Test
    void aServerWithUsersWantsTheRightSecret() {
        FakeOptions options =
                FakeOptions.of(FakeVersion.V2_6_8)
                        .withUser("root", "pass")
                        .withToken("key-1")
                        .withReadOnlyUser("reader", "pass");
        try (FakeMilvus fake = FakeMilvus.start(options);
                Client nobody = new Client(fake);
                Client wrong = new Client(fake, secret("root:no"));
                Client root = new Client(fake, secret("root:pass"));
                Client token = new Client(fake, secret("key-1"));
                Client reader = new Client(fake, secret("reader:pass"))) {
            assertThatThrownBy(
                            () -> nobody.stub().getVersion(GetVersionRequest.getDefaultInstance()))
                    .hasMessageStartingWith("UNAUTHENTICATED");
            assertThatThrownBy(() -> wrong.create(Schemas.of("docs")))
                    .hasMessageStartingWith("UNAUTHENTICATED");
            assertOk(root.create(Schemas.of("docs")));
            assertOk(token.insertKeys("docs", 1).getStatus());
            assertThatThrownBy(() -> reader.insertKeys("docs", 1))
                    .hasMessageStartingWith("PERMISSION_DENIED");
            assertRefused(reader.query(select("docs", "id > 0", "id")).getStatus(), 101);
        }
    }

    private static Metadata secret(String secret) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
