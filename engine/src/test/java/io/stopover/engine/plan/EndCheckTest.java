package io.stopover.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.ConnectionSettings;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Endpoint;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.endpoint.Tls;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Plan;
import io.stopover.model.plan.Selection;
import io.stopover.model.plan.Severity;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.testkit.fake.FakeMilvus;
import io.stopover.testkit.fake.FakeOptions;
import io.stopover.testkit.fake.FakeVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndCheckTest {
    /** 127.0.0.1 in one number, which does not look like this computer. */
    private static final String ELSEWHERE = "2130706433";

    private static final CollectionName DOCS = new CollectionName("default", "docs");

    private final FakeMilvus fake =
            FakeMilvus.start(FakeOptions.of(FakeVersion.V2_3).withToken("root:Milvus"));

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({ELSEWHERE + ", 127.0.0.1", "127.0.0.1, " + ELSEWHERE})
    void aPlanWarnsOfTheEndThatGetsItsCredentialInClear(String source, String target) {
        try (Connection from = open(source);
                Connection to = open(target)) {
            new Catalog(from).create(DOCS, schema(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
            Plan plan =
                    new Planner(from, to)
                            .plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS, List.of());
            assertThat(plan.findings())
                    .filteredOn(f -> f.code() == FindingCode.CREDENTIAL_IN_CLEAR)
                    .singleElement()
                    .returns("http://" + ELSEWHERE + ":" + fake.port(), Finding::where)
                    .returns(Severity.WARNING, Finding::severity);
        }
    }

    @Test
    void withoutACredentialThereIsNothingToRead() {
        try (FakeMilvus open = FakeMilvus.start(FakeVersion.V2_3);
                Connection connection =
                        Connection.open(
                                ConnectionSettings.of(
                                        Endpoint.parse(ELSEWHERE + ":" + open.port()),
                                        Credential.none(),
                                        Tls.standard()))) {
            assertThat(EndCheck.of(connection)).isEmpty();
        }
    }

    @Test
    void aServerWhoseRulesAreBelievedIsNamed() {
        try (FakeMilvus other = FakeMilvus.start(FakeVersion.V2_6_8);
                Connection connection =
                        Connection.open(
                                ConnectionSettings.of(
                                        Endpoint.parse(other.endpoint()),
                                        Credential.none(),
                                        Tls.standard()))) {
            assertThat(EndCheck.of(connection))
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.SERVER_UNVERIFIED);
        }
    }

    private static CollectionSchema schema() {
        return new CollectionSchema(
                DOCS.collection(),
                "",
                List.of(
                        Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                        Field.of("v", DataType.FLOAT_VECTOR).withTypeParams(Map.of("dim", "4"))),
                List.of(),
                List.of(),
                false,
                Map.of(),
                List.of());
    }

    private Connection open(String host) {
        return Connection.open(
                ConnectionSettings.of(
                        Endpoint.parse(host + ":" + fake.port()),
                        new Credential.Token(Secret.of("root:Milvus")),
                        Tls.standard()));
    }
}
