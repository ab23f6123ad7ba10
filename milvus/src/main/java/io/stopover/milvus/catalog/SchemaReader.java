package io.stopover.milvus.catalog;

import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FieldState;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.StructArrayFieldSchema;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.DefaultValue;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.StructField;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A described schema as the model's. Ids and the schema's version are the server's own and left
 * out; every other attribute is carried or named as unrecognized.
 */
final class SchemaReader {
    private SchemaReader() {}

    static CollectionSchema read(io.milvus.grpc.CollectionSchema schema) {
        return new CollectionSchema(
                schema.getName(),
                schema.getDescription(),
                schema.getFieldsList().stream()
                        .filter(f -> !f.getIsDynamic())
                        .map(SchemaReader::field)
                        .toList(),
                schema.getStructArrayFieldsList().stream().map(SchemaReader::struct).toList(),
                schema.getFunctionsList().stream().map(SchemaReader::function).toList(),
                schema.getEnableDynamicField(),
                Attributes.read(schema.getPropertiesList()),
                new Unrecognized()
                        .scan(schema)
                        .addIf(schema.getEnableNamespace(), "enable_namespace")
                        .list());
    }

    private static Field field(FieldSchema field) {
        DataType type = DataType.ofNumber(field.getDataTypeValue());
        DataType element = DataType.ofNumber(field.getElementTypeValue());
        Optional<DefaultValue> value =
                field.hasDefaultValue() ? Defaults.read(field.getDefaultValue()) : Optional.empty();
        Unrecognized unrecognized =
                new Unrecognized()
                        .scan(field)
                        .addIf(
                                type == DataType.UNRECOGNIZED,
                                "data type " + field.getDataTypeValue())
                        .addIf(
                                element == DataType.UNRECOGNIZED,
                                "element type " + field.getElementTypeValue())
                        .addIf(
                                field.getState() != FieldState.FieldCreated,
                                "state " + field.getStateValue())
                        .addIf(
                                field.hasDefaultValue() && value.isEmpty(),
                                "a default value of unknown kind");
        return new Field(
                field.getName(),
                type,
                element,
                field.getDescription(),
                traits(field),
                Attributes.read(field.getTypeParamsList()),
                value,
                unrecognized.list());
    }

    private static Set<FieldTrait> traits(FieldSchema field) {
        Set<FieldTrait> traits = EnumSet.noneOf(FieldTrait.class);
        addIf(traits, field.getIsPrimaryKey(), FieldTrait.PRIMARY_KEY);
        addIf(traits, field.getAutoID(), FieldTrait.AUTO_ID);
        addIf(traits, field.getIsPartitionKey(), FieldTrait.PARTITION_KEY);
        addIf(traits, field.getIsClusteringKey(), FieldTrait.CLUSTERING_KEY);
        addIf(traits, field.getNullable(), FieldTrait.NULLABLE);
        addIf(traits, field.getIsFunctionOutput(), FieldTrait.FUNCTION_OUTPUT);
        return traits;
    }

    private static void addIf(Set<FieldTrait> traits, boolean present, FieldTrait trait) {
        if (present) {
            traits.add(trait);
        }
    }

    private static StructField struct(StructArrayFieldSchema struct) {
        return new StructField(
                struct.getName(),
                struct.getDescription(),
                struct.getFieldsList().stream().map(SchemaReader::field).toList(),
                Attributes.read(struct.getTypeParamsList()),
                new Unrecognized().scan(struct).list());
    }

    private static Function function(FunctionSchema function) {
        return new Function(
                function.getName(),
                function.getTypeValue(),
                function.getDescription(),
                function.getInputFieldNamesList(),
                function.getOutputFieldNamesList(),
                Attributes.read(function.getParamsList()),
                new Unrecognized().scan(function).list());
    }
}
