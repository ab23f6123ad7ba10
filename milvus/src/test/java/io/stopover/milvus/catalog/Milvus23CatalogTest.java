package io.stopover.milvus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import io.milvus.grpc.CreateCredentialRequest;
import io.milvus.grpc.CreateRoleRequest;
import io.milvus.grpc.GrantEntity;
import io.milvus.grpc.GrantorEntity;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ObjectEntity;
import io.milvus.grpc.OperatePrivilegeRequest;
import io.milvus.grpc.OperateUserRoleRequest;
import io.milvus.grpc.PrivilegeEntity;
import io.milvus.grpc.RoleEntity;
import io.milvus.grpc.Status;
import io.milvus.grpc.UserEntity;
import io.stopover.milvus.RealServers;
import io.stopover.milvus.catalog.Rights.Answer;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.endpoint.Credential;
import io.stopover.milvus.endpoint.Secret;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.IndexSpec;
import io.stopover.model.schema.LoadState;
import io.stopover.testkit.servers.MilvusServer;
import io.stopover.testkit.servers.ServerKind;
import io.stopover.testkit.servers.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Milvus23CatalogTest extends CatalogContract {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final TestServer server;

    Milvus23CatalogTest(@MilvusServer(kind = ServerKind.MILVUS_2_3) TestServer server) {
        super(server);
        this.server = server;
    }

    @Test
    void everythingBesideTheFieldsIsDescribed() {
        var words =
                new Field(
                        "words",
                        DataType.ARRAY,
                        DataType.VARCHAR,
                        "some words",
                        Set.of(),
                        Map.of("max_capacity", "5", "max_length", "9"),
                        Optional.empty(),
                        List.of());
        var bits = with(Field.of("f", DataType.DOUBLE), Map.of());
        catalog.create(
                name,
                schema(words, bits),
                2,
                ConsistencyLevel.EVENTUALLY,
                Map.of("collection.ttl.seconds", "86400"),
                0);
        catalog.createPartition(name, "p1");
        catalog.createPartition(name, "p1");
        catalog.createAlias(name, name.collection() + "_a");
        catalog.createAlias(name, name.collection() + "_a");
        catalog.alterProperties(name, Map.of("mmap.enabled", "true"));

        var info = catalog.describe(name).orElseThrow();

        assertThat(info.shards()).isEqualTo(2);
        assertThat(info.consistency()).isEqualTo(ConsistencyLevel.EVENTUALLY);
        assertThat(info.properties())
                .containsEntry("collection.ttl.seconds", "86400")
                .containsEntry("mmap.enabled", "true");
        assertThat(info.partitions()).containsExactlyInAnyOrder("_default", "p1");
        assertThat(info.aliases()).containsExactly(name.collection() + "_a");
        assertThat(info.created()).isPositive();
        assertThat(info.schema().field("words")).hasValue(words);
        assertThat(catalog.collectionBehind(name.database(), name.collection() + "_a"))
                .hasValue(name.collection());
        assertThat(
                        catalog.describe(
                                        new CollectionName(
                                                name.database(), name.collection() + "_a"))
                                .orElseThrow()
                                .name())
                .isEqualTo(name);
        catalog.dropAlias(name.database(), name.collection() + "_a");
    }

    @Test
    void aPartitionKeyHasAsManyBucketsAsAskedFor() {
        var key = Field.of("tenant", DataType.INT64, FieldTrait.PARTITION_KEY);
        catalog.create(name, plain(key), 1, ConsistencyLevel.BOUNDED, Map.of(), 5);

        var info = catalog.describe(name).orElseThrow();

        assertThat(info.partitionCount()).isEqualTo(5);
        assertThat(info.partitions()).hasSize(5);
        assertRefused(
                ErrorCode.TARGET_REFUSED,
                "partition key",
                () -> catalog.createPartition(name, "p1"));
    }

    @Test
    void anAttributeThatTheServerDropsWithoutAWordIsNoticed() {
        assertRefused(
                ErrorCode.TARGET_REFUSED,
                "NULLABLE of field n is false instead of true",
                () -> create(plain(Field.of("n", DataType.INT64, FieldTrait.NULLABLE))));
    }

    @Test
    void anotherIndexOnTheFieldIsRefusedAndNamed() {
        create(plain());
        catalog.createIndex(name, FLAT);
        assertRefused(
                ErrorCode.TARGET_INDEX_FAILED,
                "has another index already",
                () ->
                        catalog.createIndex(
                                name,
                                new IndexSpec(
                                        "v",
                                        "v_idx",
                                        Map.of("index_type", "FLAT", "metric_type", "IP"))));
    }

    @Test
    void indexParametersComeBack() {
        create(plain());
        var index =
                new IndexSpec(
                        "v",
                        "graph",
                        Map.of(
                                "index_type",
                                "HNSW",
                                "metric_type",
                                "COSINE",
                                "params",
                                "{\"M\":8,\"efConstruction\":64}"));
        catalog.createIndex(name, index);
        assertThat(catalog.describe(name).orElseThrow().indexes()).containsExactly(index);
    }

    @Test
    void anAliasOfAnotherCollectionIsNotMoved() {
        create(plain());
        var other = new CollectionName(name.database(), name.collection() + "_other");
        catalog.create(other, plain(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);
        String alias = name.collection() + "_a";
        catalog.createAlias(other, alias);
        try {
            assertRefused(
                    ErrorCode.TARGET_REFUSED,
                    "already stands for " + other.collection(),
                    () -> catalog.createAlias(name, alias));
        } finally {
            catalog.dropAlias(name.database(), alias);
            catalog.drop(other);
        }
    }

    @Test
    void aCollectionIsReadOnlyWhenLoaded() {
        create(plain());
        assertThat(catalog.loadState(name, Optional.empty())).isEqualTo(LoadState.NOT_LOADED);
        assertRefused(ErrorCode.SOURCE_NOT_LOADED, "not loaded", this::count);
        assertRefused(ErrorCode.TARGET_LOAD_FAILED, "index not found", () -> catalog.load(name));

        loadAndWait();
        assertThat(catalog.loadState(name, Optional.of("_default"))).isEqualTo(LoadState.LOADED);
        catalog.release(name);
        assertThat(catalog.loadState(name, Optional.empty())).isEqualTo(LoadState.NOT_LOADED);
    }

    @Test
    void rowsAreCountedByPartition() {
        create(plain());
        catalog.createPartition(name, "empty");
        insert(1, 2);
        loadAndWait();
        assertThat(catalog.count(name, List.of("_default"), Optional.empty(), DEADLINE))
                .isEqualTo(2);
        assertThat(catalog.count(name, List.of("empty"), Optional.empty(), DEADLINE)).isZero();
    }

    @Test
    void databasesAreMadeOnceAndKeepTheirCollectionsApart() {
        catalog.createDatabase("wire_db", Map.of());
        catalog.createDatabase("wire_db", Map.of());
        var there = new CollectionName("wire_db", name.collection());
        catalog.create(there, plain(), 1, ConsistencyLevel.BOUNDED, Map.of(), 0);

        assertThat(catalog.databases()).contains("wire_db");
        assertThat(catalog.collections("wire_db")).containsExactly(name.collection());
        assertThat(catalog.describe(name)).isEmpty();
        assertThat(catalog.databaseProperties("wire_db")).isEmpty();

        catalog.drop(there);
        catalog.dropDatabase("wire_db");
        assertThat(catalog.databases()).doesNotContain("wire_db");
    }

    @Test
    void aReadersRightsAreLearntWithoutWriting() {
        create(plain());
        userThatMay("Query");
        var credential = new Credential.UserPassword("reader", Secret.of("Reader123!"));
        try (var readers = Connection.open(RealServers.settings(server, credential))) {
            var theirs = new Catalog(readers);
            await().untilAsserted(() -> {
                var rights = theirs.rights(name.database());
                assertThat(rights.allow("Query", name)).isEqualTo(Answer.YES);
                assertThat(rights.allow("Insert", name)).isEqualTo(Answer.NO);
            });
            assertRefused(
                    ErrorCode.PERMISSION_DENIED,
                    "PrivilegeCreateAlias: permission deny to reader",
                    () -> theirs.createAlias(name, "a"));
            assertRefused(
                    ErrorCode.PERMISSION_DENIED,
                    "PrivilegeCreateCollection",
                    () ->
                            theirs.create(
                                    new CollectionName(name.database(), "theirs"),
                                    plain(),
                                    1,
                                    ConsistencyLevel.BOUNDED,
                                    Map.of(),
                                    0));
        }
        assertThat(catalog.rights(name.database()).allow("Insert", name)).isEqualTo(Answer.YES);
        assertThat(catalog.collections(name.database())).doesNotContain("theirs");
    }

    private void userThatMay(String privilege) {
        var role = RoleEntity.newBuilder().setName("reading");
        String password =
                Base64.getEncoder().encodeToString("Reader123!".getBytes(StandardCharsets.UTF_8));
        tell(
                MilvusServiceGrpc.getCreateCredentialMethod(),
                CreateCredentialRequest.newBuilder()
                        .setUsername("reader")
                        .setPassword(password)
                        .build());
        tell(
                MilvusServiceGrpc.getCreateRoleMethod(),
                CreateRoleRequest.newBuilder().setEntity(role).build());
        tell(
                MilvusServiceGrpc.getOperatePrivilegeMethod(),
                OperatePrivilegeRequest.newBuilder()
                        .setEntity(
                                GrantEntity.newBuilder()
                                        .setRole(role)
                                        .setObject(ObjectEntity.newBuilder().setName("Collection"))
                                        .setObjectName("*")
                                        .setDbName(name.database())
                                        .setGrantor(
                                                GrantorEntity.newBuilder()
                                                        .setUser(
                                                                UserEntity.newBuilder()
                                                                        .setName("root"))
                                                        .setPrivilege(
                                                                PrivilegeEntity.newBuilder()
                                                                        .setName(privilege))))
                        .build());
        tell(
                MilvusServiceGrpc.getOperateUserRoleMethod(),
                OperateUserRoleRequest.newBuilder()
                        .setUsername("reader")
                        .setRoleName("reading")
                        .build());
    }

    private <Q extends MessageLite> void tell(MethodDescriptor<Q, Status> method, Q request) {
        Statuses.check(connection.call(method, request, "", DEADLINE), "preparing");
    }
}
