package io.stopover.e2e;

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
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.status.Statuses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A user of Milvus 2.3 whose one role may list the databases and do some things with the
 * collections of the default one.
 */
record ReadOnlyUser(String name, String password) {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /**
     * @param server connected as root
     * @param rights for example {@code Query}, on every collection
     */
    static ReadOnlyUser create(Connection server, String name, String password, String... rights) {
        RoleEntity role = RoleEntity.newBuilder().setName(name + "_role").build();
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        tell(
                server,
                MilvusServiceGrpc.getCreateCredentialMethod(),
                CreateCredentialRequest.newBuilder()
                        .setUsername(name)
                        .setPassword(Base64.getEncoder().encodeToString(bytes))
                        .build());
        tell(
                server,
                MilvusServiceGrpc.getCreateRoleMethod(),
                CreateRoleRequest.newBuilder().setEntity(role).build());
        for (String right : rights) {
            grant(server, may(role, "Collection", right));
        }
        grant(server, may(role, "Global", "ListDatabases"));
        tell(
                server,
                MilvusServiceGrpc.getOperateUserRoleMethod(),
                OperateUserRoleRequest.newBuilder()
                        .setUsername(name)
                        .setRoleName(role.getName())
                        .build());
        return new ReadOnlyUser(name, password);
    }

    private static void grant(Connection server, GrantEntity grant) {
        tell(
                server,
                MilvusServiceGrpc.getOperatePrivilegeMethod(),
                OperatePrivilegeRequest.newBuilder().setEntity(grant).build());
    }

    private static GrantEntity may(RoleEntity role, String object, String privilege) {
        return GrantEntity.newBuilder()
                .setRole(role)
                .setObject(ObjectEntity.newBuilder().setName(object))
                .setObjectName("*")
                .setDbName("default")
                .setGrantor(
                        GrantorEntity.newBuilder()
                                .setUser(UserEntity.newBuilder().setName("root"))
                                .setPrivilege(PrivilegeEntity.newBuilder().setName(privilege)))
                .build();
    }

    private static <Q> void tell(Connection server, MethodDescriptor<Q, Status> method, Q request) {
        Statuses.check(server.call(method, request, "", DEADLINE), "preparing a user");
    }
}
