package io.stopover.testkit.fake;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.FunctionType;
import io.milvus.grpc.KeyValuePair;

/** Schemas the tests are about. */
final class Schemas {
    static final int DIM = 4;

    private Schemas() {}

    static FieldSchema.Builder field(String name, DataType type) {
        return FieldSchema.newBuilder().setName(name).setDataType(type);
    }

    static FieldSchema.Builder key() {
        return field("id", DataType.Int64).setIsPrimaryKey(true);
    }

    static FieldSchema.Builder textKey() {
        return varchar("id", 100).setIsPrimaryKey(true);
    }

    static FieldSchema.Builder vector(String name) {
        return field(name, DataType.FloatVector).addTypeParams(pair("dim", "" + DIM));
    }

    static FieldSchema.Builder varchar(String name, int maxLength) {
        return field(name, DataType.VarChar).addTypeParams(pair("max_length", "" + maxLength));
    }

    static FieldSchema.Builder array(String name, DataType element) {
        return field(name, DataType.Array)
                .setElementType(element)
                .addTypeParams(pair("max_capacity", "3"))
                .addTypeParams(pair("max_length", "5"));
    }

    /** A key, a vector and these fields. */
    static CollectionSchema.Builder of(String name, FieldSchema.Builder... more) {
        return keyed(name, key(), more);
    }

    static CollectionSchema.Builder keyed(
            String name, FieldSchema.Builder key, FieldSchema.Builder... more) {
        CollectionSchema.Builder schema =
                CollectionSchema.newBuilder().setName(name).addFields(key).addFields(vector("vec"));
        for (FieldSchema.Builder field : more) {
            schema.addFields(field);
        }
        return schema;
    }

    static CollectionSchema.Builder withBm25(String name, boolean nullableInput) {
        return of(
                        name,
                        varchar("text", 100)
                                .setNullable(nullableInput)
                                .addTypeParams(pair("enable_analyzer", "true")),
                        field("sparse", DataType.SparseFloatVector))
                .addFunctions(
                        FunctionSchema.newBuilder()
                                .setName("bm25")
                                .setType(FunctionType.BM25)
                                .addInputFieldNames("text")
                                .addOutputFieldNames("sparse"));
    }

    static KeyValuePair pair(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }
}
