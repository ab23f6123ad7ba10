package io.stopover.engine.migration;

import static io.stopover.engine.migration.Rows.assertVerified;
import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Columns.longs;
import static io.stopover.testkit.client.Columns.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DescribeIndexRequest;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.LoadCollectionRequest;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.Finding;
import io.stopover.model.plan.FindingCode;
import io.stopover.model.plan.IndexPolicy;
import io.stopover.model.plan.LoadPolicy;
import io.stopover.model.plan.Options;
import io.stopover.model.plan.Selection;
import io.stopover.model.report.CollectionReport;
import io.stopover.model.report.FidelityItem;
import io.stopover.model.report.JobState;
import io.stopover.model.report.Proof;
import io.stopover.model.report.Report;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import io.stopover.testkit.fake.FakeVersion;
import io.stopover.testkit.fake.Fault;
import io.stopover.testkit.fake.Rpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FurnishingTest {
    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8", "V3_0"})
    void everythingThatBelongsToACollectionComesAlong(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            furnished(clusters.from);
            Report report = clusters.migrate();
            assertVerified(report);
            DescribeCollectionResponse target = describe(clusters.to, "docs");
            assertThat(target.getSchema().getDescription()).isEqualTo("all of them");
            assertThat(target.getSchema().getFields(2).getDescription()).isEqualTo("a number");
            assertThat(target.getShardsNum()).isEqualTo(3);
            assertThat(target.getConsistencyLevel()).isEqualTo(ConsistencyLevel.Eventually);
            assertThat(target.getAliasesList()).containsExactlyInAnyOrder("papers", "texts");
            assertThat(properties(target))
                    .isEqualTo(Map.of("collection.ttl.seconds", "3600", "mmap.enabled", "true"));
            assertThat(report.collections().getFirst().fidelity())
                    .filteredOn(item -> !item.item().startsWith("index"))
                    .hasSizeGreaterThan(10)
                    .allMatch(item -> item.outcome() == FidelityItem.Outcome.IDENTICAL);
        }
    }

    @Test
    void whatWouldLetRowsExpireIsSetAfterTheCopy() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            furnished(clusters.from);
            List<Map<String, String>> during = new ArrayList<>();
            clusters.run(
                    clusters.newPlan(Options.DEFAULTS),
                    held ->
                            WatchedLedger.after(
                                    1,
                                    held,
                                    () -> during.add(properties(describe(clusters.to, "docs")))));
            assertThat(during).containsExactly(Map.of("mmap.enabled", "true"));
        }
    }

    @Test
    void databasesAreMadeAndMayHaveAnotherName() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            inDatabase(clusters.from, "shop");
            Report report =
                    clusters.migrate(
                            new Selection(Map.of("shop", "archive"), false, List.of(), List.of()),
                            Options.DEFAULTS);
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.DATABASE_CREATED);
            Rows.assertSame(
                    clusters.source.rows("shop", "docs"), clusters.target.rows("archive", "docs"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_3", "V2_6_8"})
    void withoutIndexesTheTemporaryOneIsGoneAfterwards(FakeVersion version)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(version, version)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            assertVerified(clusters.migrate(Choices.with(IndexPolicy.NONE)));
            assertThat(clusters.target.calls(Rpc.CREATE_INDEX)).isEqualTo(1);
            assertThat(indexes(clusters.to)).isEmpty();
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
        }
    }

    @Test
    void aFailedProofPublishesNothingAndTheNextRunDoes() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            furnished(clusters.from);
            Options options = Choices.with(LoadPolicy.ALL);
            clusters.target.onNext(Rpc.CREATE_INDEX, Fault.answer(3, "not now"));
            assertThat(clusters.migrate(options).state()).isEqualTo(JobState.FAILED);
            assertOk(clusters.to.delete("docs", "id in [3]").getStatus());
            Report report = clusters.migrate(options);
            assertThat(report.collections().getFirst().differences()).hasSize(1);
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
            assertThat(describe(clusters.to, "docs").getAliasesList()).isEmpty();
            assertThat(properties(describe(clusters.to, "docs")))
                    .isEqualTo(Map.of("mmap.enabled", "true"));
            assertOk(
                    clusters.to
                            .insert("docs", 1, longs("id", 3), vectors("vec", 3), longs("n", 3))
                            .getStatus());
            assertVerified(clusters.migrate(options));
            assertThat(Loads.loaded(clusters.to, "docs")).isTrue();
            assertThat(describe(clusters.to, "docs").getAliasesList())
                    .containsExactlyInAnyOrder("papers", "texts");
            assertThat(properties(describe(clusters.to, "docs"))).hasSize(2);
        }
    }

    @Test
    void whatTheProofNeededIsPutBackWhenItFails() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            clusters.target.onNext(Rpc.QUERY, Fault.answer(1100, "no such luck"));
            Report report = clusters.migrate(Choices.with(IndexPolicy.NONE));
            assertThat(report.collections().getFirst().failure()).contains("no such luck");
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
            assertThat(indexes(clusters.to)).isEmpty();
        }
    }

    @Test
    void aCleanUpThatFailsHidesNoFailedProof() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            clusters.target.onNext(
                    Rpc.RELEASE_COLLECTION, Fault.answer(1401, "permission deny"), 1_000);
            Report report =
                    clusters.run(
                            clusters.plan(Selection.DEFAULT_DATABASE, Options.DEFAULTS),
                            held ->
                                    WatchedLedger.after(
                                            2,
                                            held,
                                            () ->
                                                    assertOk(
                                                            clusters.to
                                                                    .delete("docs", "id in [3]")
                                                                    .getStatus())));
            CollectionReport docs = report.collections().getFirst();
            assertThat(docs.proof()).isEqualTo(Proof.FAILED);
            assertThat(docs.failure()).isEmpty();
            assertThat(docs.differences())
                    .extracting(d -> d.kind() + " " + d.key())
                    .containsExactly("MISSING 3");
            assertThat(clusters.ledger.jobs().getFirst().reason())
                    .isEqualTo(ErrorCode.VERIFY_MISMATCH.name());
            assertThat(report.findings())
                    .filteredOn(f -> f.code() == FindingCode.LEFT_LOADED)
                    .extracting(Finding::where)
                    .containsExactly("default.docs");
        }
    }

    @Test
    void whatTheProofNeededIsPutBackWhenItIsStopped() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Thread me = Thread.currentThread();
            assertThatThrownBy(() ->
                            clusters.run(
                                    clusters.newPlan(Choices.with(IndexPolicy.NONE)),
                                    held -> WatchedLedger.compared(1, held, me::interrupt)))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Loads.loaded(clusters.to, "docs")).isFalse();
            assertThat(indexes(clusters.to)).isEmpty();
        }
    }

    @Test
    void vectorsGetAutoindexUnlessTheSourcesIndexIsToBeKept() throws InterruptedException {
        assertThat(indexesAfter(IndexPolicy.AUTO))
                .containsExactlyInAnyOrder("vec AUTOINDEX COSINE", "n INVERTED ");
        assertThat(indexesAfter(IndexPolicy.KEEP))
                .containsExactlyInAnyOrder("vec HNSW COSINE", "n INVERTED ");
    }

    @Test
    void theTargetIsLoadedAsAskedFor() throws InterruptedException {
        assertThat(loadedAfter(LoadPolicy.NONE, true)).isFalse();
        assertThat(loadedAfter(LoadPolicy.SAME, true)).isTrue();
        assertThat(loadedAfter(LoadPolicy.ALL, true)).isTrue();
    }

    @Test
    void withoutIndexesNothingCanStayLoadedAndThePlanSaysSo() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            for (LoadPolicy policy : List.of(LoadPolicy.ALL, LoadPolicy.SAME)) {
                assertThat(clusters.newPlan(Choices.with(IndexPolicy.NONE, policy)).findings())
                        .filteredOn(Finding::blocks)
                        .extracting(Finding::code)
                        .containsExactly(FindingCode.LOAD_NEEDS_INDEX);
            }
        }
    }

    @Test
    void aSourceThatIsNotLoadedBlocksThePlan() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            Loads.release(clusters.from, "docs");
            assertThat(clusters.newPlan(Options.DEFAULTS).findings())
                    .filteredOn(Finding::blocks)
                    .extracting(Finding::code)
                    .containsExactly(FindingCode.SOURCE_NOT_LOADED);
        }
    }

    @Test
    void anAliasThatTheTargetUsesAlreadyStaysWhereItIs() throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            furnished(clusters.from);
            Rows.fill(clusters.to, Schemas.of("other"), 1, "_default");
            alias(clusters.to, "other", "papers");
            Report report = clusters.migrate();
            assertVerified(report);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(FindingCode.ALIAS_TAKEN);
            assertThat(describe(clusters.to, "papers").getCollectionName()).isEqualTo("other");
            assertThat(describe(clusters.to, "texts").getCollectionName()).isEqualTo("docs");
        }
    }

    private static void furnished(Client client) {
        CollectionSchema.Builder schema =
                Schemas.of("docs", Schemas.field("n", DataType.Int64).setDescription("a number"))
                        .setDescription("all of them");
        client.createLoaded(
                Client.request(schema)
                        .setShardsNum(3)
                        .setConsistencyLevel(ConsistencyLevel.Eventually)
                        .addProperties(Schemas.pair("collection.ttl.seconds", "3600"))
                        .addProperties(Schemas.pair("mmap.enabled", "true")),
                schema);
        alias(client, "docs", "papers");
        alias(client, "docs", "texts");
        long[] keys = LongStream.range(0, 5).toArray();
        assertOk(
                client.insert(
                                "docs",
                                keys.length,
                                longs("id", keys),
                                vectors("vec", keys),
                                longs("n", keys))
                        .getStatus());
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

    private static void inDatabase(Client client, String database) {
        assertOk(
                client.stub()
                        .createDatabase(
                                CreateDatabaseRequest.newBuilder().setDbName(database).build()));
        CollectionSchema.Builder schema = Schemas.of("docs");
        assertOk(
                client.create(
                        CreateCollectionRequest.newBuilder(Client.request(schema).build())
                                .setDbName(database)));
        assertOk(
                client.stub()
                        .createIndex(
                                CreateIndexRequest.newBuilder()
                                        .setDbName(database)
                                        .setCollectionName("docs")
                                        .setFieldName("vec")
                                        .addExtraParams(Schemas.pair("index_type", "AUTOINDEX"))
                                        .build()));
        assertOk(
                client.stub()
                        .loadCollection(
                                LoadCollectionRequest.newBuilder()
                                        .setDbName(database)
                                        .setCollectionName("docs")
                                        .build()));
        long[] keys = {1, 2, 3};
        assertOk(
                client.stub()
                        .insert(
                                Client.rows(
                                                "docs",
                                                keys.length,
                                                longs("id", keys),
                                                vectors("vec", keys))
                                        .setDbName(database)
                                        .build())
                        .getStatus());
    }

    private static List<String> indexesAfter(IndexPolicy policy) throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            CollectionSchema.Builder schema =
                    Schemas.of("docs", Schemas.field("n", DataType.Int64).setNullable(true));
            assertOk(clusters.from.create(schema));
            index(clusters.from, "vec", "HNSW", "COSINE");
            index(clusters.from, "n", "INVERTED", "");
            assertOk(
                    clusters.from
                            .stub()
                            .loadCollection(
                                    LoadCollectionRequest.newBuilder()
                                            .setCollectionName("docs")
                                            .build()));
            Rows.insert(clusters.from, "docs", "", LongStream.of(1, 2));
            assertVerified(clusters.migrate(Choices.with(policy)));
            return indexes(clusters.to);
        }
    }

    private static void index(Client client, String field, String type, String metric) {
        CreateIndexRequest.Builder request =
                CreateIndexRequest.newBuilder()
                        .setCollectionName("docs")
                        .setFieldName(field)
                        .addExtraParams(Schemas.pair("index_type", type));
        if (!metric.isEmpty()) {
            request.addExtraParams(Schemas.pair("metric_type", metric));
        }
        assertOk(client.stub().createIndex(request.build()));
    }

    private static List<String> indexes(Client client) {
        return client
                .stub()
                .describeIndex(DescribeIndexRequest.newBuilder().setCollectionName("docs").build())
                .getIndexDescriptionsList()
                .stream()
                .map(index -> {
                    Map<String, String> params = map(index.getParamsList());
                    return index.getFieldName()
                            + " "
                            + params.get("index_type")
                            + " "
                            + params.getOrDefault("metric_type", "");
                })
                .toList();
    }

    private static boolean loadedAfter(LoadPolicy policy, boolean sourceLoaded)
            throws InterruptedException {
        try (Clusters clusters = Clusters.of(FakeVersion.V2_6_8, FakeVersion.V2_6_8)) {
            Rows.fill(clusters.from, Schemas.of("docs"), 5, "_default");
            assertThat(Loads.loaded(clusters.from, "docs")).isEqualTo(sourceLoaded);
            assertVerified(clusters.migrate(Choices.with(policy)));
            assertThat(Loads.loaded(clusters.from, "docs")).isEqualTo(sourceLoaded);
            return Loads.loaded(clusters.to, "docs");
        }
    }

    private static DescribeCollectionResponse describe(Client client, String name) {
        return client.stub()
                .describeCollection(
                        DescribeCollectionRequest.newBuilder().setCollectionName(name).build());
    }

    private static Map<String, String> properties(DescribeCollectionResponse collection) {
        return map(collection.getPropertiesList());
    }

    private static Map<String, String> map(List<KeyValuePair> pairs) {
        return pairs.stream()
                .collect(Collectors.toMap(KeyValuePair::getKey, KeyValuePair::getValue));
    }
}
