package io.stopover.cli.demo;

import io.milvus.grpc.FieldData;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.List;

/** Another database; VARCHAR keys made of two parts, dynamic fields that differ from row to row. */
final class Reviews extends ShopTable {
    static final int ROWS = 20_000;

    private static final int DIM = 64;

    Reviews() {
        super("community", "reviews", ROWS);
    }

    @Override
    CollectionSchema schema() {
        return schema(
                "What customers say",
                true,
                Fields.text("key", 128, FieldTrait.PRIMARY_KEY),
                Field.of("product", DataType.INT64),
                Field.of("stars", DataType.INT8),
                Fields.text("opinion", 500),
                Fields.vector(DIM));
    }

    @Override
    List<String> partitions() {
        return List.of("2025", "2026");
    }

    @Override
    List<FieldData> columns(int first, int count) {
        Columns columns = new Columns(first, count);
        return List.of(
                columns.texts("key", row -> Customers.key(row % Customers.ROWS) + "/" + row),
                columns.longs("product", row -> Products.id(row % Products.ROWS)),
                columns.ints(
                        "stars", io.milvus.grpc.DataType.Int8, row -> chance(row).nextInt(1, 6)),
                columns.texts("opinion", row -> Words.opinion(chance(row))),
                columns.vectors(VECTOR, row -> Words.direction(DIM, row, chance(row))),
                columns.dynamic(Reviews::dynamic));
    }

    private static String dynamic(int row) {
        return switch (row % 4) {
            case 0 -> "{}";
            case 1 -> "{\"verified\":true,\"helpful\":%d}".formatted(row % 90);
            case 2 -> "{\"device\":{\"kind\":\"phone\",\"os\":null},\"language\":\"日本語\"}";
            default ->
                    "{\"photos\":[\"a%d.jpg\",\"b%d.jpg\"],\"ratio\":0.%d}"
                            .formatted(row, row, row + 1);
        };
    }
}
