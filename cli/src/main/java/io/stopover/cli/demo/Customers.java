package io.stopover.cli.demo;

import io.milvus.grpc.FieldData;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** VARCHAR keys and arrays of numbers. */
final class Customers extends ShopTable {
    static final int ROWS = 10_000;

    private static final int DIM = 32;

    Customers() {
        super("shop", "customers", ROWS);
    }

    static String key(int row) {
        return "customer-%06d".formatted(row * 7);
    }

    @Override
    CollectionSchema schema() {
        return schema(
                "Who buys",
                false,
                Fields.text("key", 64, FieldTrait.PRIMARY_KEY),
                Fields.text("name", 100),
                Field.of("since", DataType.INT64),
                Fields.array("bought", DataType.INT64, Map.of("max_capacity", "16")),
                Fields.vector(DIM));
    }

    @Override
    List<String> partitions() {
        return List.of();
    }

    @Override
    List<FieldData> columns(int first, int count) {
        Columns columns = new Columns(first, count);
        return List.of(
                columns.texts("key", Customers::key),
                columns.texts("name", row -> Words.person(chance(row))),
                columns.longs("since", row -> 1_500_000_000_000L + row * 31_000_000L),
                columns.longArrays("bought", this::bought),
                columns.vectors(VECTOR, row -> Words.direction(DIM, row, chance(row))));
    }

    private List<Long> bought(int row) {
        var chance = chance(row);
        return LongStream.range(0, chance.nextInt(10))
                .map(i -> Products.id(chance.nextInt(Products.ROWS)))
                .boxed()
                .toList();
    }
}
