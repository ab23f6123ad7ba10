package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import io.milvus.grpc.ArrayArray;
import io.milvus.grpc.BoolArray;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DoubleArray;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.GeometryWktArray;
import io.milvus.grpc.IntArray;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.ScalarField.DataCase;
import io.milvus.grpc.StringArray;
import java.util.List;

/** Scalar columns as lists of stored values and back. */
final class ScalarCodec {
    private ScalarCodec() {}

    /**
     * The values as they came; a column whose member is unset is empty, one with the wrong member
     * is refused.
     */
    static List<? extends Object> values(DataType type, ScalarField column, String field) {
        if (column.getDataCase() == DataCase.DATA_NOT_SET) {
            return List.of();
        }
        SchemaRules.refuseIf(
                column.getDataCase() != member(type),
                "field "
                        + field
                        + " data type mismatch: expected "
                        + type
                        + ", got "
                        + column.getDataCase());
        return switch (column.getDataCase()) {
            case BOOL_DATA -> column.getBoolData().getDataList();
            case INT_DATA -> column.getIntData().getDataList();
            case LONG_DATA -> column.getLongData().getDataList();
            case FLOAT_DATA -> column.getFloatData().getDataList();
            case DOUBLE_DATA -> column.getDoubleData().getDataList();
            case STRING_DATA -> column.getStringData().getDataList();
            case ARRAY_DATA -> column.getArrayData().getDataList();
            case JSON_DATA -> column.getJsonData().getDataList();
            case GEOMETRY_WKT_DATA -> column.getGeometryWktData().getDataList();
            case BYTES_DATA, GEOMETRY_DATA, TIMESTAMPTZ_DATA, DATA_NOT_SET ->
                    throw new IllegalStateException("no field has member " + column.getDataCase());
        };
    }

    static ScalarField column(Field field, List<Object> values) {
        ScalarField.Builder column = ScalarField.newBuilder();
        switch (member(field.type())) {
            case BOOL_DATA ->
                    column.setBoolData(
                            BoolArray.newBuilder().addAllData(as(Boolean.class, values)));
            case INT_DATA ->
                    column.setIntData(IntArray.newBuilder().addAllData(as(Integer.class, values)));
            case LONG_DATA ->
                    column.setLongData(LongArray.newBuilder().addAllData(as(Long.class, values)));
            case FLOAT_DATA ->
                    column.setFloatData(
                            FloatArray.newBuilder().addAllData(as(Float.class, values)));
            case DOUBLE_DATA ->
                    column.setDoubleData(
                            DoubleArray.newBuilder().addAllData(as(Double.class, values)));
            case STRING_DATA ->
                    column.setStringData(
                            StringArray.newBuilder().addAllData(as(String.class, values)));
            case JSON_DATA ->
                    column.setJsonData(
                            JSONArray.newBuilder().addAllData(as(ByteString.class, values)));
            case GEOMETRY_WKT_DATA ->
                    column.setGeometryWktData(
                            GeometryWktArray.newBuilder().addAllData(as(String.class, values)));
            case ARRAY_DATA ->
                    column.setArrayData(
                            ArrayArray.newBuilder()
                                    .setElementType(field.schema().getElementType())
                                    .addAllData(as(ScalarField.class, values)));
            case BYTES_DATA, GEOMETRY_DATA, TIMESTAMPTZ_DATA, DATA_NOT_SET ->
                    throw new IllegalStateException("no field has such a member: " + field.type());
        }
        return column.build();
    }

    /** What stands in an answer where the row holds null. */
    static Object placeholder(DataType type) {
        return switch (member(type)) {
            case BOOL_DATA -> false;
            case INT_DATA -> 0;
            case LONG_DATA -> 0L;
            case FLOAT_DATA -> 0f;
            case DOUBLE_DATA -> 0d;
            case STRING_DATA, GEOMETRY_WKT_DATA -> "";
            case JSON_DATA -> ByteString.EMPTY;
            case ARRAY_DATA -> ScalarField.getDefaultInstance();
            case BYTES_DATA, GEOMETRY_DATA, TIMESTAMPTZ_DATA, DATA_NOT_SET ->
                    throw new IllegalStateException("no field has such a member: " + type);
        };
    }

    private static DataCase member(DataType type) {
        return switch (type) {
            case Bool -> DataCase.BOOL_DATA;
            case Int8, Int16, Int32 -> DataCase.INT_DATA;
            case Int64 -> DataCase.LONG_DATA;
            case Float -> DataCase.FLOAT_DATA;
            case Double -> DataCase.DOUBLE_DATA;
            case VarChar, Timestamptz -> DataCase.STRING_DATA;
            case JSON -> DataCase.JSON_DATA;
            case Array -> DataCase.ARRAY_DATA;
            case Geometry -> DataCase.GEOMETRY_WKT_DATA;
            default -> throw new IllegalStateException("not a scalar: " + type);
        };
    }

    private static <T> List<T> as(Class<T> type, List<Object> values) {
        return values.stream().map(type::cast).toList();
    }
}
