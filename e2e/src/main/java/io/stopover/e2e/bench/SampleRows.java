package io.stopover.e2e.bench;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DoubleArray;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.InsertRequest;
import io.milvus.grpc.IntArray;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.VectorField;
import java.util.SplittableRandom;

/** The rows {@code first} to {@code first + count - 1} of a sample as an insert. */
record SampleRows(Sample sample, int first, int count) {
    InsertRequest request() {
        InsertRequest.Builder insert =
                InsertRequest.newBuilder()
                        .setCollectionName(sample.name())
                        .setNumRows(count)
                        .addFieldsData(ids())
                        .addFieldsData(vectors());
        if (sample.scalars()) {
            insert.addFieldsData(prices())
                    .addFieldsData(stocks())
                    .addFieldsData(titles())
                    .addFieldsData(dynamic());
        }
        return insert.build();
    }

    private FieldData ids() {
        LongArray.Builder ids = LongArray.newBuilder();
        for (int row = first; row < first + count; row++) {
            ids.addData(row);
        }
        return scalars("id", DataType.Int64, ScalarField.newBuilder().setLongData(ids));
    }

    private FieldData vectors() {
        FloatArray.Builder floats = FloatArray.newBuilder();
        SplittableRandom random = new SplittableRandom(first);
        for (int i = 0; i < count * sample.dim(); i++) {
            floats.addData((float) random.nextDouble());
        }
        return FieldData.newBuilder()
                .setFieldName(Sample.VECTOR)
                .setType(DataType.FloatVector)
                .setVectors(VectorField.newBuilder().setDim(sample.dim()).setFloatVector(floats))
                .build();
    }

    private FieldData prices() {
        DoubleArray.Builder prices = DoubleArray.newBuilder();
        for (int row = first; row < first + count; row++) {
            prices.addData(row / 100d);
        }
        return scalars("price", DataType.Double, ScalarField.newBuilder().setDoubleData(prices));
    }

    private FieldData stocks() {
        IntArray.Builder stocks = IntArray.newBuilder();
        for (int row = first; row < first + count; row++) {
            stocks.addData(row % 1_000);
        }
        return scalars("stock", DataType.Int32, ScalarField.newBuilder().setIntData(stocks));
    }

    private FieldData titles() {
        StringArray.Builder titles = StringArray.newBuilder();
        for (int row = first; row < first + count; row++) {
            titles.addData("item " + row);
        }
        return scalars("title", DataType.VarChar, ScalarField.newBuilder().setStringData(titles));
    }

    private FieldData dynamic() {
        JSONArray.Builder objects = JSONArray.newBuilder();
        for (int row = first; row < first + count; row++) {
            objects.addData(ByteString.copyFromUtf8("{\"lot\":" + row + "}"));
        }
        return scalars("$meta", DataType.JSON, ScalarField.newBuilder().setJsonData(objects))
                .toBuilder()
                .setIsDynamic(true)
                .build();
    }

    private static FieldData scalars(String name, DataType type, ScalarField.Builder values) {
        return FieldData.newBuilder().setFieldName(name).setType(type).setScalars(values).build();
    }
}
