package io.stopover.milvus.write;

import io.grpc.MethodDescriptor;
import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.frame.RawMethods;
import io.stopover.milvus.frame.WriteAnswer;
import io.stopover.milvus.frame.WriteRequest;
import io.stopover.milvus.read.Expressions;
import io.stopover.milvus.status.CallException;
import io.stopover.milvus.status.Failure;
import io.stopover.milvus.status.Origin;
import io.stopover.milvus.status.Statuses;
import io.stopover.model.range.Key;
import io.stopover.model.schema.CollectionName;
import java.time.Duration;
import java.util.List;

/**
 * Writes to one collection: exactly one attempt per call, never a blind repetition. Thread-safe.
 */
public final class RangeWriter {
    /** After this an attempt to write has ended on our side. */
    public static final Duration DEADLINE = Duration.ofSeconds(60);

    /** merr's code for what has no other. */
    private static final int UNEXPECTED = 65_535;

    private final Connection connection;
    private final CollectionName name;
    private final Expressions expressions;

    public RangeWriter(Connection connection, CollectionName name, String primaryKey) {
        this.connection = connection;
        this.name = name;
        this.expressions = new Expressions(primaryKey, connection.dialect());
    }

    public WriteOutcome insert(WriteRequest request) {
        return write(RawMethods.INSERT, request);
    }

    /** Replaces rows by key; heals a range that is stored in part or twice. */
    public WriteOutcome upsert(WriteRequest request) {
        return write(RawMethods.UPSERT, request);
    }

    /** Deletes exactly these keys. May be repeated: a key that is gone stays gone. */
    public void delete(String partition, List<Key> keys) {
        for (String expression : expressions.oneOf(keys)) {
            connection.callIdempotent(
                    MilvusServiceGrpc.getDeleteMethod(),
                    DeleteRequest.newBuilder()
                            .setDbName(name.database())
                            .setCollectionName(name.collection())
                            .setPartitionName(partition)
                            .setExpr(expression)
                            .build(),
                    name.database(),
                    DEADLINE,
                    MutationResult::getStatus,
                    "deleting from " + name);
        }
    }

    private WriteOutcome write(
            MethodDescriptor<WriteRequest, WriteAnswer> method, WriteRequest request) {
        try {
            WriteAnswer answer = connection.call(method, request, name.database(), DEADLINE);
            Statuses.check(answer.status(), "writing " + name);
            return acknowledged(answer, request);
        } catch (CallException e) {
            return outcome(e);
        }
    }

    /** A success that does not speak of every row is no success. */
    private WriteOutcome acknowledged(WriteAnswer answer, WriteRequest request) {
        if (answer.keys() != request.rows() || answer.rows() < request.rows()) {
            return new WriteOutcome.Uncertain(
                    new CallException(
                            new Failure(
                                    Origin.SERVER,
                                    UNEXPECTED,
                                    false,
                                    "%d rows sent, the answer names %d keys and counts %d rows"
                                            .formatted(
                                                    request.rows(), answer.keys(), answer.rows())),
                            "writing " + name));
        }
        return new WriteOutcome.Acknowledged(answer.longs(), answer.timestamp());
    }

    private static WriteOutcome outcome(CallException e) {
        if (!e.failure().nothingWritten()) {
            return new WriteOutcome.Uncertain(e);
        }
        return switch (e.failure().reaction()) {
            case SPLIT -> new WriteOutcome.TooLarge(e);
            case RETRY, BACK_OFF -> new WriteOutcome.Later(e);
            case STOP, UNKNOWN -> new WriteOutcome.Refused(e);
        };
    }
}
