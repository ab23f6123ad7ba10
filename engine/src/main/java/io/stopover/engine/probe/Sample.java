package io.stopover.engine.probe;

import io.milvus.grpc.FieldData;
import io.milvus.grpc.QueryResults;
import io.stopover.milvus.frame.Frame;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Rows as a server answers them: what a migration reads, and what it makes its inserts of.
 *
 * @param count number of rows
 */
record Sample(Frame frame, int count) {
    /** Field ids that no collection has; a copy must not send them on. */
    private static final int STALE_FIELD_ID = 9_000;

    static Sample of(int count, List<FieldData> columns) {
        List<FieldData> withIds =
                IntStream.range(0, columns.size())
                        .mapToObj(i ->
                                columns.get(i).toBuilder().setFieldId(STALE_FIELD_ID + i).build())
                        .toList();
        byte[] answer = QueryResults.newBuilder().addAllFieldsData(withIds).build().toByteArray();
        return new Sample(Frame.parse(answer), count);
    }

    /** Rows of a shape with numbers as keys, every second one null where that is allowed. */
    static Sample of(Shape shape, long... keys) {
        return of(shape, field -> column(field, keys.length), keys);
    }

    /**
     * @param column makes the column of a field
     */
    static Sample of(Shape shape, Function<Field, FieldData> column, long... keys) {
        List<FieldData> columns = new ArrayList<>(List.of(Columns.longs(Shape.KEY, keys)));
        shape.given().forEach(field -> columns.add(column.apply(field)));
        if (shape.dynamic()) {
            columns.add(Columns.meta(keys.length));
        }
        return of(keys.length, columns);
    }

    static FieldData column(Field field, int rows) {
        FieldData column = Columns.of(field, rows);
        return field.is(FieldTrait.NULLABLE) ? Columns.withNulls(column, rows) : column;
    }

    static long[] keys(long first, int count) {
        return LongStream.range(first, first + count).toArray();
    }

    /** The range of exactly these keys. */
    static KeyRange range(long first, int count) {
        return KeyRange.between(Key.of(first - 1), Key.of(first + count - 1));
    }
}
