package io.stopover.testkit.fake;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.IDs;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ScalarField;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Query and Insert over generated rows, without an object per row. Every collection answers the
 * same rows once something was inserted.
 */
final class SyntheticCalls {
    private static final long MAX_OUTPUT_BYTES = 100L << 20;
    private static final List<String> COUNT = List.of("count(*)");

    private final Store store;
    private final SyntheticRows rows;
    private final Map<Long, LongAdder> inserted = new ConcurrentHashMap<>();

    SyntheticCalls(Store store, SyntheticRows rows, StoredCollection source) {
        this.store = store;
        this.rows = rows;
        counter(source).add(rows.count());
    }

    void bindTo(Calls calls) {
        MethodDescriptor<QueryRequest, QueryResults> query = MilvusServiceGrpc.getQueryMethod();
        calls.bindRaw(
                query.toBuilder(query.getRequestMarshaller(), SlicedMessage.MARSHALLER).build(),
                this::query,
                refusal -> encoded(QueryResults.newBuilder().setStatus(refusal.status()).build()));
        MethodDescriptor<?, MutationResult> insert = MilvusServiceGrpc.getInsertMethod();
        calls.bindRaw(
                insert.toBuilder(InsertHead.MARSHALLER, insert.getResponseMarshaller()).build(),
                this::insert,
                refusal -> MutationResult.newBuilder().setStatus(refusal.status()).build());
    }

    private SlicedMessage query(QueryRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        collection.queried(request.getPartitionNamesList());
        Page page = Page.of(request.getQueryParamsList());
        boolean isWhole = request.getExpr().isBlank();
        Expression where =
                isWhole
                        ? new Expression.All()
                        : ExpressionParser.parse(
                                request.getExpr(),
                                collection.schema().primaryKey(),
                                store.version());
        long stored = counter(collection).sum();
        IdRange range = IdRange.of(where, stored == 0 ? 0 : rows.count());
        if (request.getOutputFieldsList().equals(COUNT)) {
            return encoded(count(isWhole ? stored : range.size()));
        }
        SchemaRules.refuseIf(
                isWhole && !page.isLimited(), "empty expression should be used with limit");
        return checkedSize(answer(request, page, range.window(page)));
    }

    private SlicedMessage answer(QueryRequest request, Page page, IdRange range) {
        QueryResults.Builder results =
                QueryResults.newBuilder()
                        .setStatus(Refusal.status(0, ""))
                        .setCollectionName(request.getCollectionName());
        if (page.iterates()) {
            results.setSessionTs(
                    request.getGuaranteeTimestamp() > 0
                            ? request.getGuaranteeTimestamp()
                            : store.tso().next());
        }
        List<SyntheticColumn> columns = rows.columns(request.getOutputFieldsList());
        columns.forEach(column -> results.addOutputFields(column.name()));
        SlicedMessage answer = encoded(results.build());
        columns.forEach(column -> column.addTo(answer, range.after(), range.upTo()));
        return answer;
    }

    private SlicedMessage checkedSize(SlicedMessage answer) {
        if (answer.available() > MAX_OUTPUT_BYTES) {
            throw store.version().overSize().refusal(MAX_OUTPUT_BYTES);
        }
        return answer;
    }

    private MutationResult insert(InsertHead head) {
        StoredCollection collection = store.collection(head.database(), head.collection());
        SchemaRules.refuseIf(
                head.rows() == 0 || head.keys() != head.rows(),
                "the num_rows ("
                        + head.rows()
                        + ") of field data is not equal to the number of keys: "
                        + head.keys());
        counter(collection).add(head.rows());
        return MutationResult.newBuilder()
                .setStatus(Refusal.status(0, ""))
                .setIDs(ids(head))
                .setInsertCnt(head.rows())
                .setTimestamp(store.tso().next())
                .build();
    }

    /** As the rows of this server have them: consecutive. */
    private static IDs ids(InsertHead head) {
        LongArray.Builder ids = LongArray.newBuilder();
        for (long id = head.firstKey(); id < head.firstKey() + head.keys(); id++) {
            ids.addData(id);
        }
        return IDs.newBuilder().setIntId(ids).build();
    }

    private LongAdder counter(StoredCollection collection) {
        return inserted.computeIfAbsent(collection.id(), absent -> new LongAdder());
    }

    private static QueryResults count(long count) {
        return QueryResults.newBuilder()
                .setStatus(Refusal.status(0, ""))
                .addOutputFields(COUNT.getFirst())
                .addFieldsData(
                        FieldData.newBuilder()
                                .setType(DataType.Int64)
                                .setFieldName(COUNT.getFirst())
                                .setScalars(
                                        ScalarField.newBuilder()
                                                .setLongData(
                                                        LongArray.newBuilder().addData(count))))
                .build();
    }

    private static SlicedMessage encoded(Message message) {
        SlicedMessage answer = new SlicedMessage();
        answer.add(ByteBuffer.wrap(message.toByteArray()));
        return answer;
    }
}
