package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.ValueField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A collection's schema with the ids the server gave.
 *
 * @param described what DescribeCollection shows: no system fields, no {@code $meta}
 * @param fields every stored field in id order, {@code $meta} last
 */
record Schema(CollectionSchema described, List<Field> fields) {
    private static final long FIRST_USER_FIELD = 100;

    Schema {
        fields = List.copyOf(fields);
    }

    /** Gives ids to a schema that has passed {@link SchemaRules}. */
    static Schema assignIds(CollectionSchema requested, FakeVersion version) {
        CollectionSchema.Builder described = requested.toBuilder().clearFields().clearFunctions();
        List<Field> fields = new ArrayList<>();
        for (FieldSchema field : requested.getFieldsList()) {
            boolean output =
                    requested.getFunctionsList().stream()
                            .anyMatch(function ->
                                    function.getOutputFieldNamesList().contains(field.getName()));
            FieldSchema withId =
                    field.toBuilder()
                            .setFieldID(FIRST_USER_FIELD + fields.size())
                            .setIsFunctionOutput(output)
                            .build();
            described.addFields(withId);
            fields.add(new Field(withId, fields.size()));
        }
        for (FunctionSchema function : requested.getFunctionsList()) {
            described.addFunctions(
                    withIds(function, FIRST_USER_FIELD + described.getFunctionsCount(), fields));
        }
        if (requested.getEnableDynamicField()) {
            fields.add(new Field(meta(FIRST_USER_FIELD + fields.size(), version), fields.size()));
        }
        return new Schema(described.build(), fields);
    }

    Field primaryKey() {
        return fields.stream().filter(Field::isPrimaryKey).findFirst().orElseThrow();
    }

    Optional<Field> partitionKey() {
        return fields.stream().filter(field -> field.schema().getIsPartitionKey()).findFirst();
    }

    Optional<Field> meta() {
        return fields.stream().filter(Field::isMeta).findFirst();
    }

    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Fields a client may read and must (or, if nullable or with default, may) write. */
    List<Field> readable() {
        return fields.stream().filter(field -> !field.isFunctionOutput()).toList();
    }

    private static FunctionSchema withIds(FunctionSchema function, long id, List<Field> fields) {
        FunctionSchema.Builder named =
                function.toBuilder().setId(id).clearInputFieldIds().clearOutputFieldIds();
        for (Field field : fields) {
            if (function.getInputFieldNamesList().contains(field.name())) {
                named.addInputFieldIds(field.id());
            }
            if (function.getOutputFieldNamesList().contains(field.name())) {
                named.addOutputFieldIds(field.id());
            }
        }
        return named.build();
    }

    private static FieldSchema meta(long id, FakeVersion version) {
        FieldSchema.Builder meta =
                FieldSchema.newBuilder()
                        .setFieldID(id)
                        .setName(Field.META)
                        .setDataType(DataType.JSON)
                        .setIsDynamic(true);
        if (version.has(Feature.NULLABLE_META)) {
            meta.setNullable(true)
                    .setDefaultValue(
                            ValueField.newBuilder().setBytesData(ByteString.copyFromUtf8("{}")));
        }
        return meta.build();
    }
}
