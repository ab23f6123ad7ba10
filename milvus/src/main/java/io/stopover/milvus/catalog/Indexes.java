package io.stopover.milvus.catalog;

import io.milvus.grpc.CreateIndexRequest;
import io.milvus.grpc.DescribeIndexRequest;
import io.milvus.grpc.DescribeIndexResponse;
import io.milvus.grpc.DropIndexRequest;
import io.milvus.grpc.IndexDescription;
import io.milvus.grpc.MilvusServiceGrpc;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.status.CallException;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.IndexSpec;
import java.util.List;
import java.util.Optional;

/** Indexes and how far they are built. */
record Indexes(Calls calls) {
    /** No index is an answer of its own: an empty list on Lite 2, code 700 elsewhere. */
    List<IndexDescription> describe(CollectionName name) {
        try {
            return calls.ask(
                            MilvusServiceGrpc.getDescribeIndexMethod(),
                            DescribeIndexRequest.newBuilder()
                                    .setDbName(calls.database(name.database()))
                                    .setCollectionName(name.collection())
                                    .build(),
                            name.database(),
                            DescribeIndexResponse::getStatus,
                            "describing indexes of " + name)
                    .getIndexDescriptionsList();
        } catch (CallException e) {
            if (e.failure().indexNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    List<IndexSpec> list(CollectionName name) {
        return describe(name).stream().map(IndexReader::spec).toList();
    }

    List<IndexProgress> progress(CollectionName name) {
        return describe(name).stream().map(IndexReader::progress).toList();
    }

    void create(CollectionName name, IndexSpec index) {
        calls.bringAbout(
                MilvusServiceGrpc.getCreateIndexMethod(),
                CreateIndexRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setFieldName(index.field())
                        .setIndexName(index.name())
                        .addAllExtraParams(Attributes.write(index.params()))
                        .build(),
                name.database(),
                "creating index on " + index.field() + " of " + name,
                ErrorCode.TARGET_INDEX_FAILED,
                () -> made(name, index));
    }

    private boolean made(CollectionName name, IndexSpec wanted) {
        Optional<IndexSpec> found = list(name).stream().filter(wanted::samePlace).findFirst();
        boolean chosenByServer = wanted.type().isEmpty();
        if (found.isPresent()
                && !chosenByServer
                && !(found.get().type().equals(wanted.type())
                        && found.get().metric().equals(wanted.metric()))) {
            throw new StopoverException(
                    ErrorCode.TARGET_INDEX_FAILED,
                    "field "
                            + wanted.field()
                            + " of "
                            + name
                            + " has another index already: "
                            + found.get().params());
        }
        return found.isPresent();
    }

    void drop(CollectionName name, IndexSpec index) {
        calls.bringAbout(
                MilvusServiceGrpc.getDropIndexMethod(),
                DropIndexRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .setCollectionName(name.collection())
                        .setFieldName(index.field())
                        .setIndexName(index.name())
                        .build(),
                name.database(),
                "dropping index " + index.name() + " of " + name,
                ErrorCode.TARGET_INDEX_FAILED,
                () -> list(name).stream().noneMatch(found -> same(found, index)));
    }

    private boolean same(IndexSpec found, IndexSpec index) {
        return calls.has(Capability.INDEX_NAMES)
                ? found.name().equals(index.name())
                : found.field().equals(index.field());
    }
}
