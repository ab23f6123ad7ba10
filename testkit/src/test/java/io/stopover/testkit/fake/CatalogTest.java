package io.stopover.testkit.fake;

import static io.stopover.testkit.client.Client.assertOk;
import static io.stopover.testkit.client.Client.assertRefused;
import static io.stopover.testkit.client.Client.request;
import static io.stopover.testkit.client.Schemas.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.milvus.grpc.AllocTimestampRequest;
import io.milvus.grpc.CheckHealthRequest;
import io.milvus.grpc.ConnectRequest;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.CreateAliasRequest;
import io.milvus.grpc.CreateDatabaseRequest;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DescribeDatabaseRequest;
import io.milvus.grpc.DescribeIndexRequest;
import io.milvus.grpc.DropCollectionRequest;
import io.milvus.grpc.DropDatabaseRequest;
import io.milvus.grpc.DropIndexRequest;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FlushRequest;
import io.milvus.grpc.GetCollectionStatisticsRequest;
import io.milvus.grpc.GetLoadStateRequest;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.HasCollectionRequest;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.LoadState;
import io.milvus.grpc.RenameCollectionRequest;
import io.milvus.grpc.RunAnalyzerRequest;
import io.milvus.grpc.ShowCollectionsRequest;
import io.stopover.testkit.client.Client;
import io.stopover.testkit.client.Schemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final FakeMilvus fake = FakeMilvus.start(FakeVersion.V2_6_8);
    private final Client client = new Client(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void theServerTellsItsVersionHealthAndTime() {
        assertThat(client.stub().getVersion(GetVersionRequest.getDefaultInstance()).getVersion())
                .isEqualTo("2.6.8");
        assertThat(
                        client.stub()
                                .checkHealth(CheckHealthRequest.getDefaultInstance())
                                .getIsHealthy())
                .isTrue();
        assertThat(
                        client.stub()
                                .connect(ConnectRequest.getDefaultInstance())
                                .getServerInfo()
                                .getBuildTags())
                .isEqualTo("2.6.8");
        long first =
                client.stub()
                        .allocTimestamp(AllocTimestampRequest.getDefaultInstance())
                        .getTimestamp();
        long second =
                client.stub()
                        .allocTimestamp(AllocTimestampRequest.getDefaultInstance())
                        .getTimestamp();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void describeShowsTheDefinitionWithIdsAndWithoutMeta() {
        assertOk(
                client.create(
                        request(
                                        Schemas.withBm25("docs", false)
                                                .setEnableDynamicField(true)
                                                .setDescription("d"))
                                .setShardsNum(2)
                                .setConsistencyLevel(ConsistencyLevel.Bounded)
                                .addProperties(pair("collection.ttl.seconds", "60"))));
        assertOk(client.stub().createAlias(alias("other", "docs")));
        DescribeCollectionResponse described = describe("other");
        assertOk(described.getStatus());
        assertThat(described.getSchema().getFieldsList())
                .extracting(FieldSchema::getName, FieldSchema::getFieldID)
                .containsExactly(
                        tuple("id", 100L),
                        tuple("vec", 101L),
                        tuple("text", 102L),
                        tuple("sparse", 103L));
        assertThat(described.getSchema().getEnableDynamicField()).isTrue();
        assertThat(described.getSchema().getDescription()).isEqualTo("d");
        assertThat(described.getSchema().getFunctions(0).getOutputFieldIdsList())
                .containsExactly(103L);
        assertThat(described.getAliasesList()).containsExactly("other");
        assertThat(described.getShardsNum()).isEqualTo(2);
        assertThat(described.getConsistencyLevel()).isEqualTo(ConsistencyLevel.Bounded);
        assertThat(described.getNumPartitions()).isEqualTo(1);
        assertThat(described.getPropertiesList())
                .containsExactly(pair("collection.ttl.seconds", "60"));
        assertThat(described.getCollectionID()).isPositive();
        assertThat(described.getCreatedTimestamp()).isPositive();
        assertThat(described.getUpdateTimestamp()).isPositive();
    }

    @Test
    void collectionsAreListedRenamedAndDropped() {
        assertOk(client.create(Schemas.of("a")));
        assertOk(client.create(Schemas.of("b")));
        assertOk(
                client.stub()
                        .renameCollection(
                                RenameCollectionRequest.newBuilder()
                                        .setOldName("b")
                                        .setNewName("c")
                                        .build()));
        assertThat(
                        client.stub()
                                .showCollections(ShowCollectionsRequest.getDefaultInstance())
                                .getCollectionNamesList())
                .containsExactly("a", "c");
        assertThat(describe("c").getSchema().getName()).isEqualTo("c");
        assertOk(
                client.stub()
                        .dropCollection(
                                DropCollectionRequest.newBuilder().setCollectionName("c").build()));
        assertThat(
                        client.stub()
                                .hasCollection(
                                        HasCollectionRequest.newBuilder()
                                                .setCollectionName("c")
                                                .build())
                                .getValue())
                .isFalse();
        assertRefused(describe("c").getStatus(), 100);
    }

    @Test
    void aliasesShareTheNamesOfCollections() {
        assertOk(client.create(Schemas.of("a")));
        assertOk(client.create(Schemas.of("b")));
        assertRefused(client.stub().createAlias(alias("b", "a")), 1601);
        assertOk(client.stub().createAlias(alias("x", "a")));
        assertRefused(client.stub().createAlias(alias("x", "b")), 1602);
        assertRefused(client.create(Schemas.of("x")), 1601);
    }

    @Test
    void theDatabaseComesFromTheRequestThenFromTheHeader() {
        assertOk(
                client.stub()
                        .createDatabase(
                                CreateDatabaseRequest.newBuilder()
                                        .setDbName("shop")
                                        .addProperties(pair("timezone", "UTC"))
                                        .build()));
        try (Client inShop = new Client(fake, header("shop"));
                Client nowhere = new Client(fake, header("nowhere"))) {
            assertOk(inShop.create(Schemas.of("docs")));
            assertOk(inShop.create(request(Schemas.of("main")).setDbName("default")));
            assertThat(
                            client.stub()
                                    .showCollections(
                                            ShowCollectionsRequest.newBuilder()
                                                    .setDbName("shop")
                                                    .build())
                                    .getCollectionNamesList())
                    .containsExactly("docs");
            assertOk(describe("main").getStatus());
            assertRefused(
                    nowhere.stub().connect(ConnectRequest.getDefaultInstance()).getStatus(), 800);
        }
        assertThat(
                        client.stub()
                                .listDatabases(ListDatabasesRequest.getDefaultInstance())
                                .getDbNamesList())
                .containsExactly("default", "shop");
        assertThat(
                        client.stub()
                                .describeDatabase(
                                        DescribeDatabaseRequest.newBuilder()
                                                .setDbName("shop")
                                                .build())
                                .getPropertiesList())
                .containsExactly(pair("timezone", "UTC"));
        assertRefused(
                client.stub()
                        .dropDatabase(DropDatabaseRequest.newBuilder().setDbName("shop").build()),
                1100,
                "not empty");
    }

    @Test
    void loadingNeedsAnIndexOnEveryVectorAndAnIndexInUseCannotBeDropped() {
        assertOk(client.create(Schemas.of("docs")));
        LoadCollectionRequest load =
                LoadCollectionRequest.newBuilder().setCollectionName("docs").build();
        DescribeIndexRequest index =
                DescribeIndexRequest.newBuilder().setCollectionName("docs").build();
        assertRefused(
                client.stub().loadCollection(load), 1100, "there is no vector index on field");
        assertRefused(client.stub().describeIndex(index).getStatus(), 700);
        client.index(Schemas.of("docs"));
        assertThat(client.stub().describeIndex(index).getIndexDescriptions(0).getParamsList())
                .containsExactly(pair("index_type", "AUTOINDEX"));
        GetLoadStateRequest state =
                GetLoadStateRequest.newBuilder().setCollectionName("docs").build();
        assertThat(client.stub().getLoadState(state).getState())
                .isEqualTo(LoadState.LoadStateNotLoad);
        assertOk(client.stub().loadCollection(load));
        assertThat(client.stub().getLoadState(state).getState())
                .isEqualTo(LoadState.LoadStateLoaded);
        assertRefused(
                client.stub()
                        .dropIndex(
                                DropIndexRequest.newBuilder()
                                        .setCollectionName("docs")
                                        .setIndexName("vec")
                                        .build()),
                1100,
                "loaded");
    }

    @Test
    void statisticsCountFlushedRowsOnly() {
        assertOk(client.create(Schemas.of("docs")));
        client.insertKeys("docs", 1, 2);
        GetCollectionStatisticsRequest request =
                GetCollectionStatisticsRequest.newBuilder().setCollectionName("docs").build();
        assertThat(client.stub().getCollectionStatistics(request).getStatsList())
                .containsExactly(pair("row_count", "0"));
        client.stub().flush(FlushRequest.newBuilder().addCollectionNames("docs").build());
        assertThat(client.stub().getCollectionStatistics(request).getStatsList())
                .containsExactly(pair("row_count", "2"));
    }

    @Test
    void whatTheFakeDoesNotKnowIsUnimplemented() {
        assertThatThrownBy(() -> client.stub().runAnalyzer(RunAnalyzerRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNIMPLEMENTED");
    }

    private DescribeCollectionResponse describe(String name) {
        return client.stub()
                .describeCollection(
                        DescribeCollectionRequest.newBuilder().setCollectionName(name).build());
    }

    private static CreateAliasRequest alias(String alias, String collection) {
        return CreateAliasRequest.newBuilder()
                .setAlias(alias)
                .setCollectionName(collection)
                .build();
    }

    private static Metadata header(String database) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("dbname", Metadata.ASCII_STRING_MARSHALLER), database);
        return headers;
    }
}
