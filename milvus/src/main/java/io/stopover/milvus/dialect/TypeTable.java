package io.stopover.milvus.dialect;

import io.stopover.model.schema.DataType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Since when a data type can be used (milvus.io release notes; Lite: measured). */
final class TypeTable {
    private static final String ALWAYS = "milvus 2.0+, lite 2.4+";
    private static final Map<DataType, String> SINCE = new EnumMap<>(DataType.class);

    static {
        for (DataType type :
                EnumSet.of(
                        DataType.BOOL,
                        DataType.INT8,
                        DataType.INT16,
                        DataType.INT32,
                        DataType.INT64,
                        DataType.FLOAT,
                        DataType.DOUBLE,
                        DataType.FLOAT_VECTOR)) {
            SINCE.put(type, ALWAYS);
        }
        SINCE.put(DataType.VARCHAR, "milvus 2.1+, lite 2.4+");
        SINCE.put(DataType.JSON, "milvus 2.2.9+, lite 2.4+");
        SINCE.put(DataType.ARRAY, "milvus 2.3.2+, lite 2.4+");
        SINCE.put(DataType.GEOMETRY, "milvus 2.6.6+, lite 3.0+");
        SINCE.put(DataType.TIMESTAMPTZ, "milvus 2.6.6+, lite 3.0+");
        SINCE.put(DataType.TEXT, "milvus 3.0+");
        SINCE.put(DataType.BINARY_VECTOR, "milvus 2.0+, lite 2.4..3.0");
        SINCE.put(DataType.FLOAT16_VECTOR, "milvus 2.4+, lite 2.4..3.0");
        SINCE.put(DataType.BFLOAT16_VECTOR, "milvus 2.4+, lite 2.4..3.0");
        SINCE.put(DataType.SPARSE_FLOAT_VECTOR, "milvus 2.4+, lite 2.4+");
        SINCE.put(DataType.INT8_VECTOR, "milvus 2.6+");
        SINCE.put(DataType.ARRAY_OF_VECTOR, "milvus 2.6.4+");
        SINCE.put(DataType.ARRAY_OF_STRUCT, "milvus 2.6.4+");
        SINCE.put(DataType.STRUCT, "milvus 2.6.4+");
    }

    private TypeTable() {}

    static Set<DataType> of(Family family, Version version) {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        SINCE.forEach((type, since) -> {
            if (Availability.parse(since).covers(family, version)) {
                types.add(type);
            }
        });
        return types;
    }
}
