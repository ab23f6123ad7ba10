package io.stopover.milvus.read;

import io.milvus.grpc.AllocTimestampRequest;
import io.milvus.grpc.AllocTimestampResponse;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.frame.Column;
import io.stopover.milvus.frame.Frame;
import io.stopover.milvus.frame.RawMethods;
import io.stopover.milvus.frame.Values;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one collection by ranges of its primary key. A range is read with no limit and is therefore
 * whole (design: ranges are complete, boundaries are hints). Thread-safe. Transient failures are
 * retried by the connection; an answer that is too big fails with a CallException that says SPLIT.
 */
public final class CollectionReader {
    /** The largest offset + limit a server accepts (quotaAndLimits.limits.maxQueryResultWindow). */
    public static final int WINDOW = 16_384;

    /** Milvus Lite 2.5.1 cuts every answer silently at one row less than its window (measured). */
    private static final int LITE_CAP = WINDOW - 1;

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Connection connection;
    private final CollectionName name;
    private final Field primaryKey;
    private final List<String> outputFields;
    private final Expressions expressions;

    /**
     * @param schema as this side describes it
     * @param columns what to read beside the primary key; never "*", which leaves columns out
     */
    public CollectionReader(
            Connection connection,
            CollectionName name,
            CollectionSchema schema,
            List<String> columns) {
        this.connection = connection;
        this.name = name;
        this.primaryKey = schema.primaryKey();
        this.outputFields = List.copyOf(columns);
        this.expressions = new Expressions(primaryKey.name(), connection.dialect());
    }

    /** How this server is asked for keys. */
    public Expressions expressions() {
        return expressions;
    }

    /** An answer of exactly this many rows may have been cut off by the server. */
    public static boolean mayBeCut(int rows) {
        return rows == WINDOW || rows == LITE_CAP;
    }

    /** Every row of the range, which must not be open at both ends. */
    public Frame read(String partition, KeyRange keys, ReadPoint point) {
        return query(request(partition, point).setExpr(expressions.in(keys)), outputFields);
    }

    /** Those of the keys that there are. */
    public List<Key> present(String partition, List<Key> keys, ReadPoint point) {
        List<Key> found = new ArrayList<>();
        for (String expression : expressions.oneOf(keys)) {
            found.addAll(
                    keysOf(
                            query(
                                    request(partition, point).setExpr(expression),
                                    List.of(primaryKey.name()))));
        }
        return found;
    }

    /** Only the keys of the range's rows; {@link RangeScout#keys} copes with big ones. */
    List<Key> keys(String partition, KeyRange keys, ReadPoint point) {
        return keysOf(
                query(
                        request(partition, point).setExpr(expressions.in(keys)),
                        List.of(primaryKey.name())));
    }

    /** The key {@code n} rows further on; empty when fewer rows follow. A hint: see the class. */
    public Optional<Key> keyAfter(String partition, Optional<Key> last, int n, ReadPoint point) {
        KeyRange rest = new KeyRange(last, Optional.empty());
        QueryRequest.Builder request =
                request(partition, point)
                        .setExpr(expressions.in(rest))
                        .addQueryParams(param("offset", Integer.toString(n - 1)))
                        .addQueryParams(param("limit", "1"));
        return keysOf(query(request, List.of(primaryKey.name()))).stream().findFirst();
    }

    /** An empty answer to {@link #keyAfter} does not tell that fewer than n rows follow. */
    boolean hasShortPages() {
        return connection.dialect().has(Capability.SHORT_PAGES);
    }

    /** A moment that is not before any write acknowledged until now. */
    public ReadPoint now() {
        if (connection.dialect().has(Capability.SESSION_TS)) {
            QueryRequest.Builder first =
                    request("", ReadPoint.NOW)
                            .addQueryParams(param("iterator", "true"))
                            .addQueryParams(param("limit", "1"));
            long session = query(first, List.of(primaryKey.name())).sessionTimestamp();
            if (session != 0) {
                return new ReadPoint(session, true);
            }
        }
        return connection.dialect().has(Capability.ALLOC_TIMESTAMP)
                ? new ReadPoint(allocTimestamp(), false)
                : ReadPoint.NOW;
    }

    private long allocTimestamp() {
        return connection
                .callIdempotent(
                        MilvusServiceGrpc.getAllocTimestampMethod(),
                        AllocTimestampRequest.getDefaultInstance(),
                        name.database(),
                        DEADLINE,
                        AllocTimestampResponse::getStatus,
                        "asking for the time")
                .getTimestamp();
    }

    /** Keys of a frame, in the order of its rows. */
    public List<Key> keysOf(Frame frame) {
        List<Key> keys = new ArrayList<>();
        Optional<Column> column = frame.column(primaryKey.name());
        if (column.isPresent()) {
            Values values = column.get().values();
            boolean longs = primaryKey.type() == DataType.INT64;
            while (values.advance()) {
                keys.add(longs ? Key.of(values.number()) : Key.of(values.slice().text()));
            }
        }
        return keys;
    }

    private Frame query(QueryRequest.Builder request, List<String> fields) {
        return connection.callIdempotent(
                RawMethods.QUERY,
                request.addAllOutputFields(fields).build(),
                name.database(),
                DEADLINE,
                Frame::status,
                "reading " + name);
    }

    private QueryRequest.Builder request(String partition, ReadPoint point) {
        QueryRequest.Builder request =
                QueryRequest.newBuilder()
                        .setDbName(name.database())
                        .setCollectionName(name.collection())
                        .addQueryParams(param("timezone", "UTC"))
                        .setGuaranteeTimestamp(point.timestamp())
                        .setConsistencyLevel(
                                point.timestamp() == 0
                                        ? ConsistencyLevel.Strong
                                        : ConsistencyLevel.Customized);
        if (!partition.isEmpty()) {
            request.addPartitionNames(partition);
        }
        if (connection.dialect().has(Capability.ITERATOR_FLAG)) {
            // Pins the MVCC timestamp from 2.5 on (§2.3); Milvus Lite 3 sorts by key only with it.
            request.addQueryParams(param("iterator", "true"));
        }
        return request;
    }

    private static KeyValuePair param(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }
}
