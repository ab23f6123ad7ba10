package io.stopover.testkit.fake;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.CreateCollectionRequest;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.FunctionType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What CreateCollection checks about a schema as a whole: milvus-wire.md §1.3. */
final class SchemaRules {
    private static final int MAX_VECTOR_FIELDS = 10;
    private static final int MAX_FIELDS = 64;
    private static final int MAX_SHARDS = 16;
    private static final int MAX_PARTITIONS = 1024;
    private static final Set<String> RESERVED =
            Set.of("RowID", "Timestamp", Field.META, "$namespace_id", "__virtual_pk__");

    private final FakeVersion version;
    private final FieldRules fieldRules;

    SchemaRules(FakeVersion version) {
        this.version = version;
        this.fieldRules = new FieldRules(version);
    }

    void check(CreateCollectionRequest request, CollectionSchema schema) {
        checkName(request.getCollectionName(), "collection");
        refuseIf(
                !schema.getName().equals(request.getCollectionName()),
                "collection name matches schema name: expected " + request.getCollectionName());
        refuseIf(
                request.getShardsNum() > MAX_SHARDS,
                "maximum shards's number should be limited to " + MAX_SHARDS);
        refuseIf(schema.getStructArrayFieldsCount() > 0, "struct array fields are not supported");
        checkNames(schema.getFieldsList());
        checkCounts(schema);
        for (FieldSchema field : schema.getFieldsList()) {
            fieldRules.check(field);
        }
        checkPartitionKey(request, schema);
        schema.getFunctionsList().forEach(function -> checkFunction(function, schema));
    }

    /**
     * A schema as a line reads it: what came later than its protocol is dropped without a word
     * (measured: "nullable" on 2.3.5).
     */
    CollectionSchema known(CollectionSchema requested) {
        if (version.has(Feature.NULLABLE_SCALARS)) {
            return requested;
        }
        CollectionSchema.Builder known = requested.toBuilder();
        known.getFieldsBuilderList().forEach(FieldSchema.Builder::clearNullable);
        return known.build();
    }

    static void checkName(String name, String what) {
        refuseIf(name.isEmpty(), what + " name should not be empty");
        refuseIf(
                name.length() > 255,
                "the length of " + what + " name must be less than 255 characters");
        refuseIf(
                !name.matches("[A-Za-z_][A-Za-z0-9_]*"),
                "Invalid "
                        + what
                        + " name: "
                        + name
                        + ". Name can only contain numbers, letters and underscores.");
    }

    private void checkNames(List<FieldSchema> fields) {
        Set<String> seen = new HashSet<>();
        for (FieldSchema field : fields) {
            refuseIf(
                    RESERVED.contains(field.getName()),
                    "field name is reserved: " + field.getName());
            checkName(field.getName(), "field");
            refuseIf(!seen.add(field.getName()), "duplicated field name: " + field.getName());
        }
    }

    private void checkCounts(CollectionSchema schema) {
        refuseIf(
                schema.getFieldsCount() > MAX_FIELDS,
                "maximum field's number should be limited to " + MAX_FIELDS);
        refuseIf(
                count(schema, FieldSchema::getIsPrimaryKey) != 1,
                "exactly one primary key must be specified");
        long vectors = count(schema, field -> TypeSupport.isVector(field.getDataType()));
        refuseIf(vectors == 0, "schema does not contain vector field");
        refuseIf(
                vectors > 1 && !version.has(Feature.SEVERAL_VECTOR_FIELDS),
                "multiple vector fields is not supported");
        refuseIf(
                vectors > MAX_VECTOR_FIELDS,
                "maximum vector field's number should be limited to " + MAX_VECTOR_FIELDS);
        long clusteringKeys = count(schema, FieldSchema::getIsClusteringKey);
        refuseIf(clusteringKeys > 1, "there are more than one clustering key");
        refuseIf(
                clusteringKeys > 0 && !version.has(Feature.CLUSTERING_KEY),
                "clustering key is not supported");
    }

    private static void checkPartitionKey(
            CreateCollectionRequest request, CollectionSchema schema) {
        long partitionKeys = count(schema, FieldSchema::getIsPartitionKey);
        refuseIf(partitionKeys > 1, "there are more than one partition key");
        refuseIf(
                partitionKeys == 0 && request.getNumPartitions() > 0,
                "num_partitions should only be specified with partition key field enabled");
        refuseIf(
                request.getNumPartitions() < 0 || request.getNumPartitions() > MAX_PARTITIONS,
                "partition number exceeds max configuration " + MAX_PARTITIONS);
    }

    private void checkFunction(FunctionSchema function, CollectionSchema schema) {
        refuseIf(
                function.getType() != FunctionType.BM25 || !version.has(Feature.BM25),
                "check function params with unknown function type " + function.getType());
        for (String input : function.getInputFieldNamesList()) {
            FieldSchema field = named(schema, input);
            refuseIf(
                    field.getDataType() != DataType.VarChar
                            || !"true".equals(Field.param(field, "enable_analyzer")),
                    "BM25 function input field must set enable_analyzer to true");
            refuseIf(
                    field.getNullable() && !version.has(Feature.NULLABLE_FUNCTION_INPUT),
                    "function input field cannot be nullable: " + input);
        }
        for (String output : function.getOutputFieldNamesList()) {
            FieldSchema field = named(schema, output);
            refuseIf(
                    field.getDataType() != DataType.SparseFloatVector,
                    "BM25 function output field must be a SparseFloatVector field: " + output);
            refuseIf(field.getNullable(), "function output field cannot be nullable: " + output);
        }
    }

    private static FieldSchema named(CollectionSchema schema, String name) {
        return schema.getFieldsList().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("function field not found: " + name));
    }

    private static long count(CollectionSchema schema, Predicate<FieldSchema> condition) {
        return schema.getFieldsList().stream().filter(condition).count();
    }

    static void refuseIf(boolean wrong, String reason) {
        if (wrong) {
            throw Refusal.invalid(reason);
        }
    }
}
