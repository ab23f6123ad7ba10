package io.stopover.cli.demo;

import io.milvus.grpc.FieldData;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.UpsertRequest;
import io.stopover.milvus.connection.Connection;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;

/** One customer's name, changed on the target only: what verification must find. */
final class PlantedError {
    static final CollectionName COLLECTION = new Customers().name();
    static final String KEY = Customers.key(4_321);

    private static final String CHANGED_FIELD = "name";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private PlantedError() {}

    static void plant(Connection source, Connection target) {
        QueryResults row =
                source.callIdempotent(
                        MilvusServiceGrpc.getQueryMethod(),
                        QueryRequest.newBuilder()
                                .setDbName(COLLECTION.database())
                                .setCollectionName(COLLECTION.collection())
                                .setExpr("key == \"" + KEY + "\"")
                                .addOutputFields("*")
                                .build(),
                        COLLECTION.database(),
                        DEADLINE,
                        QueryResults::getStatus,
                        "reading one row of " + COLLECTION);
        UpsertRequest.Builder changed =
                UpsertRequest.newBuilder()
                        .setDbName(COLLECTION.database())
                        .setCollectionName(COLLECTION.collection())
                        .setNumRows(1);
        row.getFieldsDataList().forEach(column -> changed.addFieldsData(changed(column)));
        target.callIdempotent(
                MilvusServiceGrpc.getUpsertMethod(),
                changed.build(),
                COLLECTION.database(),
                DEADLINE,
                MutationResult::getStatus,
                "changing one row of " + COLLECTION);
    }

    private static FieldData changed(FieldData column) {
        FieldData.Builder copy = column.toBuilder().clearFieldId();
        if (column.getFieldName().equals(CHANGED_FIELD)) {
            copy.getScalarsBuilder().getStringDataBuilder().setData(0, "Somebody Else");
        }
        return copy.build();
    }
}
