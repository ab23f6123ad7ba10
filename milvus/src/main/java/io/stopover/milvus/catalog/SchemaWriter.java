package io.stopover.milvus.catalog;

import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.StructArrayFieldSchema;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.StructField;

/** The model's schema as CreateCollection wants it: without ids, without {@code $meta}. */
final class SchemaWriter {
    private SchemaWriter() {}

    /**
     * @throws IllegalArgumentException for a type this build does not know; a plan with one is
     *     blocked before
     */
    static io.milvus.grpc.CollectionSchema write(CollectionSchema schema) {
        var builder =
                io.milvus.grpc.CollectionSchema.newBuilder()
                        .setName(schema.name())
                        .setDescription(schema.description())
                        .setEnableDynamicField(schema.dynamicField())
                        .addAllProperties(Attributes.write(schema.properties()));
        schema.fields().forEach(f -> builder.addFields(field(f)));
        schema.structs().forEach(s -> builder.addStructArrayFields(struct(s)));
        schema.functions().forEach(f -> builder.addFunctions(function(f)));
        return builder.build();
    }

    private static FieldSchema field(Field field) {
        var builder =
                FieldSchema.newBuilder()
                        .setName(field.name())
                        .setDescription(field.description())
                        .setDataTypeValue(number(field, field.type()))
                        .setElementTypeValue(number(field, field.elementType()))
                        .setIsPrimaryKey(field.is(FieldTrait.PRIMARY_KEY))
                        .setAutoID(field.is(FieldTrait.AUTO_ID))
                        .setIsPartitionKey(field.is(FieldTrait.PARTITION_KEY))
                        .setIsClusteringKey(field.is(FieldTrait.CLUSTERING_KEY))
                        .setNullable(field.is(FieldTrait.NULLABLE))
                        .setIsFunctionOutput(field.is(FieldTrait.FUNCTION_OUTPUT))
                        .addAllTypeParams(Attributes.write(field.typeParams()));
        field.defaultValue().map(Defaults::write).ifPresent(builder::setDefaultValue);
        return builder.build();
    }

    private static int number(Field field, DataType type) {
        if (type == DataType.UNRECOGNIZED) {
            throw new IllegalArgumentException("unknown type of field " + field.name());
        }
        return type.number();
    }

    private static StructArrayFieldSchema struct(StructField struct) {
        var builder =
                StructArrayFieldSchema.newBuilder()
                        .setName(struct.name())
                        .setDescription(struct.description())
                        .addAllTypeParams(Attributes.write(struct.typeParams()));
        struct.fields().forEach(f -> builder.addFields(field(f)));
        return builder.build();
    }

    private static FunctionSchema function(Function function) {
        return FunctionSchema.newBuilder()
                .setName(function.name())
                .setTypeValue(function.type())
                .setDescription(function.description())
                .addAllInputFieldNames(function.inputs())
                .addAllOutputFieldNames(function.outputs())
                .addAllParams(Attributes.write(function.params()))
                .build();
    }
}
