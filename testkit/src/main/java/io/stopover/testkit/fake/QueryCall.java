package io.stopover.testkit.fake;

import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.QueryRequest;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.ScalarField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Answers Query with the rules of milvus-wire.md §2. */
final class QueryCall {
    private static final String COUNT = "count(*)";

    private final Store store;
    private final FakeOptions options;
    private final AtomicLong answers = new AtomicLong();

    QueryCall(Store store, FakeOptions options) {
        this.store = store;
        this.options = options;
    }

    void bindTo(Calls calls) {
        calls.bind(MilvusServiceGrpc.getQueryMethod(), this::query);
    }

    private QueryResults query(QueryRequest request) {
        StoredCollection collection =
                store.collection(request.getDbName(), request.getCollectionName());
        Page page = Page.of(request.getQueryParamsList());
        boolean counts = request.getOutputFieldsList().equals(List.of(COUNT));
        checkScope(request, page, counts);
        Expression where = where(request, collection);
        Set<String> partitions = collection.queried(request.getPartitionNamesList());
        long timestamp = readTimestamp(request, page);
        List<List<Row>> found = collection.rows().visible(where, partitions, timestamp);
        QueryResults.Builder results =
                QueryResults.newBuilder().setCollectionName(collection.name());
        if (counts) {
            return results.addFieldsData(countColumn(found)).addOutputFields(COUNT).build();
        }
        if (page.iterates() && store.version().has(Feature.SESSION_TIMESTAMP)) {
            results.setSessionTs(timestamp);
        }
        List<Field> outputs = outputs(request.getOutputFieldsList(), collection.schema());
        List<Row> rows =
                page.select(readable(found, collection.schema()), options.shortPages()).stream()
                        .limit(options.oddities().mostRows())
                        .toList();
        outputs.forEach(field -> results.addOutputFields(field.name()));
        return checkedSize(results.addAllFieldsData(columns(outputs, rows)).build());
    }

    private static void checkScope(QueryRequest request, Page page, boolean counts) {
        SchemaRules.refuseIf(
                counts && page.isLimited(), "count entities with pagination is not allowed");
        SchemaRules.refuseIf(
                !counts && request.getExpr().isBlank() && !page.isLimited(),
                "empty expression should be used with limit");
    }

    private Expression where(QueryRequest request, StoredCollection collection) {
        return request.getExpr().isBlank()
                ? new Expression.All()
                : ExpressionParser.parse(
                        request.getExpr(), collection.schema().primaryKey(), store.version());
    }

    /** A read is pinned only by an iterator with a timestamp; every other read is the newest. */
    private long readTimestamp(QueryRequest request, Page page) {
        boolean isPinned =
                page.iterates()
                        && request.getGuaranteeTimestamp() > 0
                        && store.version().has(Feature.SESSION_TIMESTAMP);
        return isPinned ? request.getGuaranteeTimestamp() : store.tso().next();
    }

    private List<List<Row>> readable(List<List<Row>> found, Schema schema) {
        boolean losesLargest =
                !store.version().has(Feature.LARGEST_INT64_KEY_READABLE)
                        && !found.isEmpty()
                        && Long.valueOf(Long.MAX_VALUE)
                                .equals(found.getLast().getFirst().value(schema.primaryKey()));
        return losesLargest ? found.subList(0, found.size() - 1) : found;
    }

    private static List<Field> outputs(List<String> names, Schema schema) {
        Set<Field> outputs = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals("*")) {
                outputs.addAll(schema.readable());
            } else {
                outputs.add(output(name, schema));
            }
        }
        outputs.add(schema.primaryKey());
        return List.copyOf(outputs);
    }

    private static Field output(String name, Schema schema) {
        Field field =
                schema.field(name)
                        .orElseThrow(() -> Refusal.invalid("field " + name + " not exist"));
        SchemaRules.refuseIf(
                field.isFunctionOutput(), "not allowed to retrieve raw data of field " + name);
        return field;
    }

    /** Real servers answer columns in changing order. */
    private List<FieldData> columns(List<Field> outputs, List<Row> rows) {
        List<Field> shuffled = new ArrayList<>(outputs);
        Collections.shuffle(shuffled, new Random(options.seed() * 31 + answers.getAndIncrement()));
        return shuffled.stream().map(field -> ResultEncoder.column(field, rows)).toList();
    }

    private QueryResults checkedSize(QueryResults results) {
        if (results.getSerializedSize() > options.maxOutputBytes()) {
            throw store.version().overSize().refusal(options.maxOutputBytes());
        }
        return results;
    }

    private static FieldData countColumn(List<List<Row>> found) {
        long count = found.stream().mapToLong(List::size).sum();
        return FieldData.newBuilder()
                .setType(DataType.Int64)
                .setFieldName(COUNT)
                .setScalars(
                        ScalarField.newBuilder().setLongData(LongArray.newBuilder().addData(count)))
                .build();
    }
}
