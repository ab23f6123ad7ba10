package io.stopover.testkit.fake;

import io.milvus.grpc.DataType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The first line that accepts a data type in CreateCollection: milvus-wire.md §1.1. */
final class TypeSupport {
    private static final Map<DataType, FakeVersion> SINCE = new EnumMap<>(DataType.class);

    static {
        SINCE.put(DataType.Bool, FakeVersion.V2_3);
        SINCE.put(DataType.Int8, FakeVersion.V2_3);
        SINCE.put(DataType.Int16, FakeVersion.V2_3);
        SINCE.put(DataType.Int32, FakeVersion.V2_3);
        SINCE.put(DataType.Int64, FakeVersion.V2_3);
        SINCE.put(DataType.Float, FakeVersion.V2_3);
        SINCE.put(DataType.Double, FakeVersion.V2_3);
        SINCE.put(DataType.VarChar, FakeVersion.V2_3);
        SINCE.put(DataType.Array, FakeVersion.V2_3);
        SINCE.put(DataType.JSON, FakeVersion.V2_3);
        SINCE.put(DataType.BinaryVector, FakeVersion.V2_3);
        SINCE.put(DataType.FloatVector, FakeVersion.V2_3);
        SINCE.put(DataType.Float16Vector, FakeVersion.V2_4);
        SINCE.put(DataType.BFloat16Vector, FakeVersion.V2_4);
        SINCE.put(DataType.SparseFloatVector, FakeVersion.V2_4);
        SINCE.put(DataType.Int8Vector, FakeVersion.V2_6_3);
        SINCE.put(DataType.Geometry, FakeVersion.V2_6_8);
        SINCE.put(DataType.Timestamptz, FakeVersion.V2_6_8);
    }

    private TypeSupport() {}

    static boolean isUsable(DataType type, FakeVersion version) {
        return Optional.ofNullable(SINCE.get(type)).filter(version::isAtLeast).isPresent();
    }

    static boolean isVector(DataType type) {
        return type.getNumber() >= DataType.BinaryVector_VALUE
                && type.getNumber() <= DataType.ArrayOfVector_VALUE;
    }

    static boolean isArrayElement(DataType type) {
        return switch (type) {
            case Bool, Int8, Int16, Int32, Int64, Float, Double, VarChar -> true;
            default -> false;
        };
    }
}
