package io.stopover.cli.demo;

import io.milvus.grpc.FieldData;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One of the shop's collections; a row follows from its number alone. */
abstract sealed class ShopTable permits Products, Customers, Reviews {
    static final String VECTOR = "embedding";

    private final CollectionName name;
    private final int rows;
    private final long seed;

    ShopTable(String database, String collection, int rows) {
        this.name = new CollectionName(database, collection);
        this.rows = rows;
        this.seed = name.toString().hashCode();
    }

    final CollectionName name() {
        return name;
    }

    final int rows() {
        return rows;
    }

    /** Chance for one row, the same in every run. */
    final SplittableRandom chance(int row) {
        return new SplittableRandom((seed << 32) | row);
    }

    final CollectionSchema schema(String description, boolean dynamic, Field... fields) {
        return new CollectionSchema(
                name.collection(),
                description,
                List.of(fields),
                List.of(),
                List.of(),
                dynamic,
                Map.of(),
                List.of());
    }

    abstract CollectionSchema schema();

    /** Filled in turns; empty when everything goes to the default partition. */
    abstract List<String> partitions();

    /** The rows from {@code first} on; {@code $meta} among the columns where there is one. */
    abstract List<FieldData> columns(int first, int count);
}
