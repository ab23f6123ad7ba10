package io.stopover.testkit.client;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.FunctionType;
import io.milvus.grpc.KeyValuePair;

/** Schemas and fields that tests need again and again. The key is always called {@code id}. */
public final class Schemas {
    /** Dimension of {@link #vector}. */
    public static final int DIM = 4;

    private Schemas() {}

    public static FieldSchema.Builder field(String name, DataType type) {
        return FieldSchema.newBuilder().setName(name).setDataType(type);
    }

    public static FieldSchema.Builder key() {
        return field("id", DataType.Int64).setIsPrimaryKey(true);
    }

    public static FieldSchema.Builder textKey() {
        return varchar("id", 100).setIsPrimaryKey(true);
    }

    /** Floats, {@link #DIM} of them. */
    public static FieldSchema.Builder vector(String name) {
        return field(name, DataType.FloatVector).addTypeParams(pair("dim", "" + DIM));
    }

    public static FieldSchema.Builder varchar(String name, int maxLength) {
        return field(name, DataType.VarChar).addTypeParams(pair("max_length", "" + maxLength));
    }

    /** Up to three elements; texts of up to five bytes. */
    public static FieldSchema.Builder array(String name, DataType element) {
        return field(name, DataType.Array)
                .setElementType(element)
                .addTypeParams(pair("max_capacity", "3"))
                .addTypeParams(pair("max_length", "5"));
    }

    /** A key, a vector and these fields. */
    public static CollectionSchema.Builder of(String name, FieldSchema.Builder... more) {
        return keyed(name, key(), more);
    }

    /** This key, a vector and these fields. */
    public static CollectionSchema.Builder keyed(
            String name, FieldSchema.Builder key, FieldSchema.Builder... more) {
        CollectionSchema.Builder schema =
                CollectionSchema.newBuilder().setName(name).addFields(key).addFields(vector("vec"));
        for (FieldSchema.Builder field : more) {
            schema.addFields(field);
        }
        return schema;
    }

    /** A text and the sparse vector that the server makes of it. */
    public static CollectionSchema.Builder withBm25(String name, boolean nullableInput) {
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

    public static KeyValuePair pair(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }
}
