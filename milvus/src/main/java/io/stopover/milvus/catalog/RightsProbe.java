package io.stopover.milvus.catalog;

import io.milvus.grpc.GrantEntity;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.RoleEntity;
import io.milvus.grpc.SelectGrantRequest;
import io.milvus.grpc.SelectGrantResponse;
import io.milvus.grpc.SelectUserRequest;
import io.milvus.grpc.SelectUserResponse;
import io.milvus.grpc.UserEntity;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.CallException;
import io.stopover.model.schema.CollectionName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for the user's roles and their grants; a user may ask that about itself (2.3.5). */
record RightsProbe(Calls calls) {
    private static final String SUPERUSER = "root";
    private static final String ADMIN = "admin";

    /** Every user has this role without being told (Milvus documentation, RBAC). */
    private static final String PUBLIC = "public";

    Rights of(String database) {
        if (calls.connection().anonymous()) {
            return Rights.everything("the server asks for no credential");
        }
        Optional<String> user = calls.connection().user();
        if (!calls.has(Capability.RBAC) || user.isEmpty()) {
            return Rights.unknown("the server does not tell what this credential may do");
        }
        if (user.get().equals(SUPERUSER)) {
            return Rights.everything("root");
        }
        try {
            List<String> roles = roles(user.get());
            return roles.contains(ADMIN)
                    ? Rights.everything("role admin")
                    : new Rights(
                            Rights.Extent.GRANTED,
                            Stream.concat(roles.stream(), Stream.of(PUBLIC))
                                    .distinct()
                                    .flatMap(role -> grants(role, database).stream())
                                    .toList(),
                            "roles " + roles);
        } catch (CallException e) {
            return Rights.unknown(e.failure().toString());
        }
    }

    private List<String> roles(String user) {
        SelectUserResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getSelectUserMethod(),
                        SelectUserRequest.newBuilder()
                                .setUser(UserEntity.newBuilder().setName(user))
                                .setIncludeRoleInfo(true)
                                .build(),
                        CollectionName.DEFAULT_DATABASE,
                        SelectUserResponse::getStatus,
                        "asking for the roles of " + user);
        return answer.getResultsList().stream()
                .flatMap(result -> result.getRolesList().stream())
                .map(RoleEntity::getName)
                .toList();
    }

    private List<Rights.Grant> grants(String role, String database) {
        SelectGrantResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getSelectGrantMethod(),
                        SelectGrantRequest.newBuilder()
                                .setEntity(
                                        GrantEntity.newBuilder()
                                                .setRole(RoleEntity.newBuilder().setName(role))
                                                .setDbName(calls.database(database)))
                                .build(),
                        database,
                        SelectGrantResponse::getStatus,
                        "asking for the grants of role " + role);
        return answer.getEntitiesList().stream().map(RightsProbe::grant).toList();
    }

    private static Rights.Grant grant(GrantEntity entity) {
        return new Rights.Grant(
                entity.getDbName(),
                entity.getObject().getName(),
                entity.getObjectName(),
                entity.getGrantor().getPrivilege().getName());
    }
}
