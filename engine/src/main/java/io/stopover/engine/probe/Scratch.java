package io.stopover.engine.probe;

import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.connection.Connection;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.plan.Action;
import io.stopover.model.plan.CollectionPlan;
import io.stopover.model.plan.FieldMapping;
import io.stopover.model.plan.JsonRule;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionName;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.ConsistencyLevel;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes scratch collections and removes every one of them when closed. Not thread-safe. */
final class Scratch implements AutoCloseable {
    static final ConsistencyLevel CONSISTENCY = ConsistencyLevel.BOUNDED;

    private final Connection connection;
    private final Catalog catalog;
    private final String database;
    private final Consumer<Leftover> leftovers;
    private final Map<Shape, ScratchTable> tables = new HashMap<>();
    private final Map<Shape, ScratchTable> targets = new HashMap<>();
    private final Deque<CollectionName> made = new ArrayDeque<>();
    private final Deque<String> aliases = new ArrayDeque<>();

    /**
     * @param leftovers told what could not be removed
     */
    Scratch(Connection connection, String database, Consumer<Leftover> leftovers) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.database = database;
        this.leftovers = leftovers;
    }

    Dialect dialect() {
        return connection.dialect();
    }

    Catalog catalog() {
        return catalog;
    }

    /** The loaded collection of this shape, which cases share: each uses keys of its own. */
    ScratchTable table(Shape shape) throws InterruptedException {
        ScratchTable table = tables.get(shape);
        if (table == null) {
            table = create(shape);
            table.load();
            tables.put(shape, table);
        }
        return table;
    }

    /** Two loaded collections of this shape, the one that cases share first. */
    Pair pair(Shape shape) throws InterruptedException {
        ScratchTable target = targets.get(shape);
        if (target == null) {
            target = create(shape);
            target.startLoading();
            targets.put(shape, target);
        }
        Pair pair = new Pair(table(shape), target);
        target.load();
        return pair;
    }

    record Pair(ScratchTable source, ScratchTable target) {}

    /** A new collection of this shape. */
    ScratchTable create(Shape shape) {
        CollectionName name = freshName();
        made.push(name);
        CollectionSchema schema = shape.schema(name.collection());
        catalog.create(
                name,
                schema,
                1,
                CONSISTENCY,
                shape.properties(),
                schema.partitionKey().isPresent() ? Shape.BUCKETS : 0);
        return new ScratchTable(connection, plan(described(name), shape));
    }

    private CollectionName freshName() {
        return new CollectionName(database, ScratchName.fresh(Instant.now()));
    }

    private CollectionInfo described(CollectionName name) {
        return catalog.describe(name)
                .orElseThrow(() ->
                        new StopoverException(
                                ErrorCode.UNEXPECTED_ANSWER,
                                name + " was created and cannot be described"));
    }

    /** A second name for a collection; removed with it. */
    String alias(ScratchTable table) {
        String alias = freshName().collection();
        aliases.push(alias);
        catalog.createAlias(table.name(), alias);
        return alias;
    }

    void dropAlias(String alias) {
        catalog.dropAlias(database, alias);
        aliases.remove(alias);
    }

    /** As if the collection were copied unchanged onto itself. */
    private CollectionPlan plan(CollectionInfo info, Shape shape) {
        CollectionSchema schema = info.schema();
        List<Field> stored = schema.storedFields();
        List<FieldMapping> mappings =
                schema.fields().stream()
                        .<FieldMapping>map(field ->
                                !stored.contains(field)
                                                || (shape.newKeys()
                                                        && field.is(FieldTrait.PRIMARY_KEY))
                                        ? new FieldMapping.Generated(field.name())
                                        : new FieldMapping.Copied(field.name(), field.name()))
                        .toList();
        return new CollectionPlan(
                info,
                info.name(),
                Action.CREATE,
                schema,
                mappings,
                List.of(),
                0,
                1,
                CONSISTENCY,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                dialect().has(Capability.REWRITES_JSON) ? JsonRule.VALUE : JsonRule.BYTES,
                false,
                false);
    }

    /** Removes everything, also after an interruption; what cannot be removed is told. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        while (!aliases.isEmpty()) {
            remove(aliases.peek(), () -> catalog.dropAlias(database, aliases.pop()));
        }
        while (!made.isEmpty()) {
            CollectionName name = made.peek();
            remove(name.collection(), () -> catalog.drop(made.pop()));
        }
        tables.clear();
        targets.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove(String name, Runnable removal) {
        try {
            removal.run();
        } catch (StopoverException e) {
            leftovers.accept(
                    new Leftover(
                            new CollectionName(database, name),
                            "it could not be removed: " + e.getMessage()));
        }
    }
}
