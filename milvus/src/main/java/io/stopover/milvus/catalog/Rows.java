package io.stopover.milvus.catalog;

import io.milvus.grpc.AllocTimestampRequest;
import io.milvus.grpc.AllocTimestampResponse;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FlushRequest;
import io.milvus.grpc.FlushResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts, and what makes writes countable. */
record Rows(Calls calls, Collections collections) {
    private static final String COUNT = "count(*)";

    long count(
            CollectionName name,
            List<String> partitions,
            Optional<String> expr,
            Duration deadline) {
        QueryResults answer =
                calls.connection()
                        .callIdempotent(
                                MilvusServiceGrpc.getQueryMethod(),
                                QueryRequest.newBuilder()
                                        .setDbName(calls.database(name.database()))
                                        .setCollectionName(name.collection())
                                        .addAllPartitionNames(known(name, partitions))
                                        .setExpr(expr.orElseGet(() -> everyRow(name, partitions)))
                                        .addOutputFields(COUNT)
                                        .setConsistencyLevel(ConsistencyLevel.Strong)
                                        .build(),
                                calls.database(name.database()),
                                deadline,
                                QueryResults::getStatus,
                                "counting rows of " + name);
        return answer.getFieldsDataList().stream()
                .filter(f -> f.getScalars().getLongData().getDataCount() == 1)
                .mapToLong(Rows::only)
                .findFirst()
                .orElseThrow(() ->
                        new StopoverException(
                                ErrorCode.UNEXPECTED_ANSWER,
                                "counting " + name + " gave no number"));
    }

    /** Where partition names count only beside an expression, one that is true of every key. */
    private String everyRow(CollectionName name, List<String> partitions) {
        if (partitions.isEmpty() || calls.has(Capability.COUNT_BY_PARTITION)) {
            return "";
        }
        Field key =
                collections
                        .describe(name)
                        .map(found -> SchemaReader.read(found.getSchema()).primaryKey())
                        .orElseThrow(() ->
                                new StopoverException(
                                        ErrorCode.COLLECTION_NOT_FOUND, name + " is not there"));
        return key.type() == DataType.VARCHAR
                ? key.name() + " >= \"\""
                : key.name() + " >= " + Long.MIN_VALUE;
    }

    private static long only(FieldData field) {
        return field.getScalars().getLongData().getData(0);
    }

    /** Servers without partitions ignore the names and would count everything. */
    private List<String> known(CollectionName name, List<String> partitions) {
        if (!partitions.isEmpty() && !calls.has(Capability.PARTITIONS)) {
            throw new StopoverException(
                    ErrorCode.UNSUPPORTED_SERVER,
                    calls.connection().dialect() + " has no partitions to count in " + name);
        }
        return partitions;
    }

    void flush(CollectionName name) {
        calls.ask(
                MilvusServiceGrpc.getFlushMethod(),
                FlushRequest.newBuilder()
                        .setDbName(calls.database(name.database()))
                        .addCollectionNames(name.collection())
                        .build(),
                name.database(),
                FlushResponse::getStatus,
                "flushing " + name);
    }

    OptionalLong timestamp() {
        if (!calls.has(Capability.ALLOC_TIMESTAMP)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                calls.ask(
                                MilvusServiceGrpc.getAllocTimestampMethod(),
                                AllocTimestampRequest.getDefaultInstance(),
                                "",
                                AllocTimestampResponse::getStatus,
                                "taking a timestamp")
                        .getTimestamp());
    }
}
