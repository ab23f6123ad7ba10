package io.stopover.cli.demo;

import io.milvus.grpc.FieldData;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;
import java.util.Map;

/** INT64 keys, four partitions, arrays, JSON and dynamic fields. */
final class Products extends ShopTable {
    static final int ROWS = 24_000;

    private static final List<String> CATEGORIES = List.of("books", "kitchen", "music", "tools");
    private static final List<String> TAGS = List.of("new", "sale", "gift", "öko", "限定");
    private static final int DIM = 64;

    Products() {
        super("shop", "products", ROWS);
    }

    /** Numbers far apart, as generated ones are. */
    static long id(int row) {
        return 1_000_000_000_000L + row * 977L;
    }

    @Override
    CollectionSchema schema() {
        return schema(
                "What the shop sells",
                true,
                Field.of("id", DataType.INT64, FieldTrait.PRIMARY_KEY),
                Fields.text("title", 200),
                Field.of("price", DataType.DOUBLE),
                Field.of("stock", DataType.INT32),
                Field.of("available", DataType.BOOL),
                Fields.array(
                        "tags", DataType.VARCHAR, Map.of("max_capacity", "8", "max_length", "40")),
                Field.of("details", DataType.JSON),
                Fields.vector(DIM));
    }

    @Override
    List<String> partitions() {
        return CATEGORIES;
    }

    @Override
    List<FieldData> columns(int first, int count) {
        Columns columns = new Columns(first, count);
        return List.of(
                columns.longs("id", Products::id),
                columns.texts("title", row -> Words.thing(chance(row)) + " No. " + row),
                columns.doubles("price", row -> chance(row).nextInt(100, 50_000) / 100.0),
                columns.ints(
                        "stock", io.milvus.grpc.DataType.Int32, row -> chance(row).nextInt(500)),
                columns.bools("available", row -> chance(row).nextInt(500) > 20),
                columns.textArrays(
                        "tags", row -> TAGS.subList(0, chance(row).nextInt(TAGS.size()))),
                columns.json("details", this::details),
                columns.vectors(VECTOR, row -> Words.direction(DIM, row / 1000, chance(row))),
                columns.dynamic(this::dynamic));
    }

    private String details(int row) {
        var chance = chance(row);
        return "{\"size\":{\"width\":%d,\"height\":%d},\"weight\":%d.%02d,\"origin\":%s}"
                .formatted(
                        chance.nextInt(1, 90),
                        chance.nextInt(1, 90),
                        chance.nextInt(20),
                        chance.nextInt(100),
                        Words.one(List.of("\"Österreich\"", "\"日本\"", "null"), chance));
    }

    private String dynamic(int row) {
        return row % 3 == 0
                ? "{}"
                : "{\"shelf\":\"%c%d\",\"edition\":%d}"
                        .formatted('A' + row % 26, row % 40, 9_007_199_254_740_993L + row);
    }
}
