package io.stopover.milvus.catalog;

import io.milvus.grpc.AlterCollectionRequest;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.CreatePartitionRequest;
import io.milvus.grpc.DescribeCollectionRequest;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.DropCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.ShowCollectionsRequest;
import io.milvus.grpc.ShowCollectionsResponse;
import io.milvus.grpc.ShowPartitionsRequest;
import io.milvus.grpc.ShowPartitionsResponse;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.CallException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collections, their partitions and properties. */
record Collections(Calls calls) {
    List<String> list(String database) {
        ShowCollectionsResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getShowCollectionsMethod(),
                        ShowCollectionsRequest.newBuilder()
                                .setDbName(calls.database(database))
                                .build(),
                        database,
                        ShowCollectionsResponse::getStatus,
                        "listing collections of " + database);
        return answer.getCollectionNamesList().stream().sorted().toList();
    }

    Optional<DescribeCollectionResponse> describe(CollectionName name) {
        try {
            return Optional.of(
                    calls.ask(
                            MilvusServiceGrpc.getDescribeCollectionMethod(),
                            DescribeCollectionRequest.newBuilder()
                                    .setDbName(calls.database(name.database()))
                                    .setCollectionName(name.collection())
                                    .build(),
                            name.database(),
                            DescribeCollectionResponse::getStatus,
                            "describing " + name));
        } catch (CallException e) {
            if (e.failure().collectionNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    CollectionSchema schema(DescribeCollectionResponse described) {
        CollectionSchema schema = SchemaReader.read(described.getSchema());
        return calls.has(Capability.FUNCTIONS_DESCRIBED)
                ? schema
                : UndescribedFunctions.infer(schema);
    }

    /** Creates, then looks: servers drop attributes that they do not know without a word. */
    void create(
            CollectionName name,
            CollectionSchema schema,
            int shards,
            ConsistencyLevel consistency,
            Map<String, String> properties,
            long partitionCount) {
        CollectionSchema named = schema.withName(name.collection());
        boolean counted =
                partitionCount > 0
                        && schema.partitionKey().isPresent()
                        && calls.has(Capability.PARTITION_COUNT);
        calls.bringAbout(
                MilvusServiceGrpc.getCreateCollectionMethod(),
                CreateCollectionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setSchema(SchemaWriter.write(named).toByteString())
                        .setShardsNum(shards)
                        .setConsistencyLevel(Consistency.write(consistency))
                        .addAllProperties(Attributes.write(properties))
                        .setNumPartitions(counted ? partitionCount : 0)
                        .build(),
                name.database(),
                "creating " + name,
                ErrorCode.TARGET_REFUSED,
                () -> made(name, named));
        if (!made(name, named)) {
            throw new StopoverException(
                    ErrorCode.TARGET_CHANGED,
                    name + " was created and is gone; somebody else works on this server");
        }
    }

    private boolean made(CollectionName name, CollectionSchema wanted) {
        Optional<DescribeCollectionResponse> found = describe(name);
        found.ifPresent(there -> {
            List<String> differences = SchemaDifference.between(wanted, schema(there));
            if (!differences.isEmpty()) {
                throw new StopoverException(
                        ErrorCode.TARGET_REFUSED,
                        name
                                + " on this server is not what was asked for: "
                                + String.join("; ", differences));
            }
        });
        return found.isPresent();
    }

    void drop(CollectionName name) {
        calls.bringAbout(
                MilvusServiceGrpc.getDropCollectionMethod(),
                DropCollectionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .build(),
                name.database(),
                "dropping " + name,
                ErrorCode.TARGET_REFUSED,
                () -> describe(name).isEmpty());
    }

    void alter(CollectionName name, Map<String, String> properties) {
        calls.ask(
                MilvusServiceGrpc.getAlterCollectionMethod(),
                AlterCollectionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .addAllProperties(Attributes.write(properties))
                        .build(),
                name.database(),
                status -> status,
                "setting properties of " + name);
    }

    /** Empty where the server has no partitions. */
    List<String> partitions(CollectionName name) {
        if (!calls.has(Capability.PARTITIONS)) {
            return List.of();
        }
        ShowPartitionsResponse answer =
                calls.ask(
                        MilvusServiceGrpc.getShowPartitionsMethod(),
                        ShowPartitionsRequest.newBuilder()
                                .setDbName(calls.database(name.database()))
                                .setCollectionName(name.collection())
                                .build(),
                        name.database(),
                        ShowPartitionsResponse::getStatus,
                        "listing partitions of " + name);
        return answer.getPartitionNamesList();
    }

    void createPartition(CollectionName name, String partition) {
        calls.bringAbout(
                MilvusServiceGrpc.getCreatePartitionMethod(),
                CreatePartitionRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setPartitionName(partition)
                        .build(),
                name.database(),
                "creating partition " + partition + " of " + name,
                ErrorCode.TARGET_REFUSED,
                () -> partitions(name).contains(partition));
    }
}
