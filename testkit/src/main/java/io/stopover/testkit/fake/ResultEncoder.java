package io.stopover.testkit.fake;

import com.google.protobuf.ByteString;
import io.milvus.grpc.FieldData;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows as answer columns: scalars dense with placeholders, nullable vectors compact (milvus-wire.md
 * §2.6 and §3.3).
 */
final class ResultEncoder {
    private ResultEncoder() {}

    static FieldData column(Field field, List<Row> rows) {
        FieldData.Builder column =
                FieldData.newBuilder()
                        .setType(field.type())
                        .setFieldName(field.name())
                        .setFieldId(field.id())
                        .setIsDynamic(field.isMeta());
        if (field.isNullable()) {
            rows.forEach(row -> column.addValidData(row.value(field) != null));
        }
        if (field.isVector()) {
            List<ByteString> present =
                    rows.stream()
                            .map(row -> row.value(field))
                            .filter(Objects::nonNull)
                            .map(ByteString.class::cast)
                            .toList();
            return column.setVectors(VectorCodec.column(field, present)).build();
        }
        List<Object> dense =
                rows.stream().map(row -> orPlaceholder(row.value(field), field)).toList();
        return column.setScalars(ScalarCodec.column(field, dense)).build();
    }

    private static Object orPlaceholder(@Nullable Object value, Field field) {
        return value == null ? ScalarCodec.placeholder(field.type()) : value;
    }
}
