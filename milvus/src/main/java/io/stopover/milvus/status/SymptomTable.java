package io.stopover.milvus.status;

import static io.stopover.milvus.status.Clue.anyOf;
import static io.stopover.milvus.status.Clue.grpc;
import static io.stopover.milvus.status.Clue.milvus;
import static io.stopover.milvus.status.Clue.milvusSays;
import static io.stopover.milvus.status.Clue.milvusSaysRetriable;
import static io.stopover.milvus.status.Effect.NOTHING_WRITTEN;
import static io.stopover.milvus.status.Effect.NOT_KNOWN;
import static io.stopover.milvus.status.Origin.SERVER;
import static io.stopover.milvus.status.Origin.TRANSPORT;
import static io.stopover.milvus.status.Reaction.BACK_OFF;
import static io.stopover.milvus.status.Reaction.RETRY;
import static io.stopover.milvus.status.Reaction.SPLIT;
import static io.stopover.milvus.status.Reaction.STOP;
import static io.stopover.milvus.status.Reaction.UNKNOWN;
import static io.stopover.milvus.status.Symptom.row;
import static io.stopover.model.error.ErrorCode.AUTHENTICATION_FAILED;
import static io.stopover.model.error.ErrorCode.COLLECTION_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.DATABASE_NOT_FOUND;
import static io.stopover.model.error.ErrorCode.INTERRUPTED;
import static io.stopover.model.error.ErrorCode.PERMISSION_DENIED;
import static io.stopover.model.error.ErrorCode.SOURCE_NOT_LOADED;
import static io.stopover.model.error.ErrorCode.SOURCE_ROW_TOO_LARGE;
import static io.stopover.model.error.ErrorCode.TARGET_BUSY;
import static io.stopover.model.error.ErrorCode.TARGET_CHANGED;
import static io.stopover.model.error.ErrorCode.TARGET_LOAD_FAILED;
import static io.stopover.model.error.ErrorCode.TARGET_QUOTA;
import static io.stopover.model.error.ErrorCode.TIMED_OUT;
import static io.stopover.model.error.ErrorCode.UNEXPECTED_ANSWER;
import static io.stopover.model.error.ErrorCode.UNREACHABLE;
import static io.stopover.model.error.ErrorCode.UNSUPPORTED_SERVER;

import io.grpc.Status;
import java.util.List;

/**
 * Everything a server says when it does not comply: by whom, code and text, what to do about it.
 * Rows are tried from top to bottom; the first that fits decides, so narrow rows stand before wide
 * ones. Server codes are those of merr (pkg/util/merr of the server); texts were seen on the
 * version named beside them.
 */
final class SymptomTable {
    static final String NO_INDEX = "NO_INDEX";

    private static final List<Symptom> ROWS =
            List.of(
                    // --- gRPC ---
                    // 2.3.5: missing authorization in header; auth check failure, please check ….
                    row(
                            "UNAUTHENTICATED",
                            grpc(Status.Code.UNAUTHENTICATED),
                            STOP,
                            NOTHING_WRITTEN,
                            AUTHENTICATION_FAILED),
                    // 2.3.5: PrivilegeInsert: permission deny to reader.
                    row(
                            "NOT_PERMITTED",
                            grpc(Status.Code.PERMISSION_DENIED),
                            STOP,
                            NOTHING_WRITTEN,
                            PERMISSION_DENIED),
                    // Any gRPC server refuses before reading: received message larger than max (97
                    // vs. 64).
                    row(
                            "REQUEST_TOO_LARGE",
                            grpc(Status.Code.RESOURCE_EXHAUSTED)
                                    .saying("received message larger than max"),
                            SPLIT,
                            NOTHING_WRITTEN,
                            UNEXPECTED_ANSWER),
                    // 2.3.5, sending an answer over 64 MiB: trying to send message larger than max.
                    row(
                            "ANSWER_TOO_LARGE_TO_SEND",
                            grpc(Status.Code.RESOURCE_EXHAUSTED)
                                    .saying("send message larger than max"),
                            SPLIT,
                            NOT_KNOWN,
                            SOURCE_ROW_TOO_LARGE),
                    // grpc-java, our own side: gRPC message exceeds maximum size.
                    row(
                            "ANSWER_TOO_LARGE_TO_TAKE",
                            grpc(Status.Code.RESOURCE_EXHAUSTED).saying("exceeds maximum size"),
                            SPLIT,
                            NOT_KNOWN,
                            SOURCE_ROW_TOO_LARGE),
                    // Proxies in front of a cluster, Zilliz Cloud's among them [inf].
                    row(
                            "EXHAUSTED",
                            grpc(Status.Code.RESOURCE_EXHAUSTED),
                            BACK_OFF,
                            NOT_KNOWN,
                            TARGET_BUSY),
                    // The request never left this computer.
                    row(
                            "NOT_CONNECTED",
                            grpc(Status.Code.UNAVAILABLE)
                                    .saying(
                                            "connection refused",
                                            "unable to resolve host",
                                            "connection timed out",
                                            "no route to host"),
                            RETRY,
                            NOTHING_WRITTEN,
                            UNREACHABLE),
                    row("LOST", grpc(Status.Code.UNAVAILABLE), RETRY, NOT_KNOWN, UNREACHABLE),
                    row(
                            "TOO_SLOW",
                            grpc(Status.Code.DEADLINE_EXCEEDED),
                            BACK_OFF,
                            NOT_KNOWN,
                            TIMED_OUT),
                    // grpc-java, our own side, with the flag of the calling thread set.
                    row(
                            "INTERRUPTED",
                            grpc(Status.Code.CANCELLED).saying("thread interrupted"),
                            STOP,
                            NOT_KNOWN,
                            INTERRUPTED),
                    // grpc-java, our own side: the answer is not what its marshaller expects.
                    row(
                            "UNREADABLE",
                            grpc(Status.Code.CANCELLED).saying("failed to read message"),
                            STOP,
                            NOT_KNOWN,
                            UNEXPECTED_ANSWER),
                    // A proxy that shuts down: context canceled.
                    row("CANCELLED", grpc(Status.Code.CANCELLED), RETRY, NOT_KNOWN, UNREACHABLE),
                    // Milvus Lite and 2.3.5: unknown method DescribeDatabase for service ….
                    row(
                            "NO_SUCH_RPC",
                            grpc(Status.Code.UNIMPLEMENTED),
                            STOP,
                            NOTHING_WRITTEN,
                            UNSUPPORTED_SERVER),
                    // Sent by gRPC servers that shut down or lose a stream: RST_STREAM closed
                    // stream.
                    row(
                            "STREAM_LOST",
                            grpc(Status.Code.INTERNAL)
                                    .saying(
                                            "rst_stream",
                                            "http/2 error",
                                            "encountered end-of-stream"),
                            RETRY,
                            NOT_KNOWN,
                            UNREACHABLE),
                    row("OTHER_TRANSPORT", anyOf(TRANSPORT), UNKNOWN, NOT_KNOWN, UNEXPECTED_ANSWER),

                    // --- Milvus Lite 3.x: its code 1 means "unexpected", Milvus' code 1 "not
                    // ready" ---
                    // Lite 3.2.2: database 'nodb' does not exist, with code 1 or 6.
                    row(
                            "LITE_NO_DATABASE",
                            milvus(1, 6).saying("database '.*' does not exist"),
                            STOP,
                            NOTHING_WRITTEN,
                            DATABASE_NOT_FOUND),
                    // Lite 3.2.2: collection 'c' already exists; alias 'a' already exists.
                    row(
                            "LITE_EXISTS",
                            milvus(1, 6, 35).saying("already exists"),
                            STOP,
                            NOT_KNOWN,
                            UNEXPECTED_ANSWER),

                    // --- Milvus: certainly nothing written ---
                    row(
                            "BAD_CREDENTIAL",
                            milvus(1400),
                            STOP,
                            NOTHING_WRITTEN,
                            AUTHENTICATION_FAILED),
                    row("NO_PRIVILEGE", milvus(1401), STOP, NOTHING_WRITTEN, PERMISSION_DENIED),
                    // 2.3.5: database not found[database=nodb].
                    row("NO_DATABASE", milvus(800), STOP, NOTHING_WRITTEN, DATABASE_NOT_FOUND),
                    // 2.3.5: collection not found[database=default][collection=nope].
                    row("NO_COLLECTION", milvus(100), STOP, NOTHING_WRITTEN, COLLECTION_NOT_FOUND),
                    // 2.3.5: partition not found[partition=zz].
                    row("NO_PARTITION", milvus(200), STOP, NOTHING_WRITTEN, UNEXPECTED_ANSWER),
                    // The proxy's limiter answers before the request starts; the whole request is
                    // refused.
                    row("RATE_LIMITED", milvus(8), BACK_OFF, NOTHING_WRITTEN, TARGET_BUSY),
                    // Deny to write or read: memory, disk, time tick or force deny.
                    row("QUOTA", milvus(9), BACK_OFF, NOTHING_WRITTEN, TARGET_QUOTA),
                    // 2.3.5 ff.: query results exceed the (maxOutputSize) limit; the code varies by
                    // version.
                    row(
                            "ANSWER_TOO_LARGE",
                            milvusSays("maxoutputsize", "exceed the limit size", "larger than max"),
                            SPLIT,
                            NOT_KNOWN,
                            SOURCE_ROW_TOO_LARGE),
                    // Parameter too large.
                    row(
                            "PARAMETER_TOO_LARGE",
                            milvus(1102),
                            SPLIT,
                            NOTHING_WRITTEN,
                            UNEXPECTED_ANSWER),
                    row(
                            "BAD_PARAMETER",
                            milvus(1100, 1101),
                            STOP,
                            NOTHING_WRITTEN,
                            UNEXPECTED_ANSWER),
                    row("SCHEMA_MISMATCH", milvus(109), STOP, NOTHING_WRITTEN, TARGET_CHANGED),

                    // --- Milvus: passing trouble ---
                    // Code 1 without the flag is Lite 3's "unexpected".
                    row("NOT_READY", milvus(2), RETRY, NOT_KNOWN, UNREACHABLE),
                    // Too many requests in the proxy's queue.
                    row("QUEUE_FULL", milvus(4), BACK_OFF, NOT_KNOWN, TARGET_BUSY),
                    row("STILL_LOADING", milvus(103, 202), RETRY, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("RECOVERING", milvus(106, 110), RETRY, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row(
                            "CHANNEL_MOVING",
                            milvus(503, 505, 507),
                            RETRY,
                            NOT_KNOWN,
                            UNEXPECTED_ANSWER),
                    row("TIME_TICK_LATE", milvus(11, 12), BACK_OFF, NOT_KNOWN, TARGET_BUSY),
                    row("REQUERY", milvus(2200), RETRY, NOT_KNOWN, UNEXPECTED_ANSWER),

                    // --- Milvus: repeating cannot help ---
                    row("OUT_OF_MEMORY", milvus(3), STOP, NOT_KNOWN, TARGET_LOAD_FAILED),
                    row("OUT_OF_DISK", milvus(7), STOP, NOT_KNOWN, TARGET_QUOTA),
                    // 2.3.5: failed to query: collection not loaded[collection=470645472481771993].
                    row("NOT_LOADED", milvus(101, 201), STOP, NOT_KNOWN, SOURCE_NOT_LOADED),
                    // 2.3.5: index not found[collection=c1].
                    row(NO_INDEX, milvus(700), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("CAPACITY", milvus(250), STOP, NOTHING_WRITTEN, TARGET_QUOTA),
                    row("INDEX_TAKEN", milvus(702), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("ALIAS", milvus(1600, 1601, 1602), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    // 3.0: duplicate primary key across shards.
                    row("DATA_INTEGRITY", milvus(1009), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("IMPORT_FAILED", milvus(2100, 2101), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    // Refusals of 2.3.5 that carry only code 65535.
                    row(
                            "REFUSED_2_3",
                            milvusSays(
                                    "already exist",
                                    "create duplicate collection",
                                    "cannot parse expression",
                                    "cannot create index on non-exist field",
                                    "at most one distinct index",
                                    "creating multiple indexes on same field",
                                    "index cannot be dropped",
                                    "disable create partition",
                                    "not support manually specifying the partition names",
                                    "maximum shards's number",
                                    "num_partitions should only be specified",
                                    "empty expression should be used with limit",
                                    "invalid max query result window",
                                    "is not a number or infinity",
                                    "should divide the dim",
                                    "partition name .* not found",
                                    "invalid index type"),
                            STOP,
                            NOT_KNOWN,
                            UNEXPECTED_ANSWER),
                    // Lite 3.2.2 looks at every row before it writes the first: VARCHAR field 't'
                    // value length 3001 exceeds max_length=3000.
                    row(
                            "LITE_BAD_VALUE",
                            milvus(6)
                                    .saying(
                                            "value length \\d+ exceeds max_length=",
                                            "does not match dtype"),
                            STOP,
                            NOTHING_WRITTEN,
                            UNEXPECTED_ANSWER),
                    // Lite 3.2.2: its only code for wrong arguments.
                    row("LITE_BAD_ARGUMENT", milvus(6), STOP, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("RETRIABLE", milvusSaysRetriable(), RETRY, NOT_KNOWN, UNEXPECTED_ANSWER),
                    row("OTHER_SERVER", anyOf(SERVER), UNKNOWN, NOT_KNOWN, UNEXPECTED_ANSWER));

    private SymptomTable() {}

    static Symptom find(Failure failure) {
        return ROWS.stream().filter(row -> row.clue().fits(failure)).findFirst().orElseThrow();
    }

    static List<Symptom> rows() {
        return ROWS;
    }
}
