package io.stopover.testkit.fake;

import static io.stopover.testkit.fake.SchemaRules.refuseIf;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the columns of an Insert or Upsert into rows, with every check of milvus-wire.md §3.2, §3.3
 * and §3.5.
 */
final class InsertDecoder {
    private final StoredCollection collection;
    private final Schema schema;
    private final FakeVersion version;
    private final int rowCount;

    InsertDecoder(StoredCollection collection, FakeVersion version, int rowCount) {
        this.collection = collection;
        this.schema = collection.schema();
        this.version = version;
        this.rowCount = rowCount;
    }

    Batch insert(List<FieldData> columns, Sequence ids) {
        Optional<FieldData> keyColumn = keyColumn(columns);
        boolean makesKeys = schema.primaryKey().schema().getAutoID() && keyColumn.isEmpty();
        refuseIf(
                schema.primaryKey().schema().getAutoID()
                        && keyColumn.isPresent()
                        && !keepsGivenKeys(),
                "Primary field is autoID; can not assign primary field data when auto id enabled "
                        + schema.primaryKey().name());
        List<@Nullable Object[]> rows = rows(columns);
        List<Object> given = makesKeys ? List.of() : keys(keyColumn);
        return batch(given, makesKeys ? newKeys(ids) : given, rows);
    }

    Batch upsert(List<FieldData> columns, Sequence ids) {
        boolean makesKeys = schema.primaryKey().schema().getAutoID();
        if (makesKeys && !version.has(Feature.UPSERT_ON_AUTO_ID)) {
            throw Refusal.invalid("Upsert don't support autoid == true");
        }
        List<@Nullable Object[]> rows = rows(columns);
        List<Object> given = keys(keyColumn(columns));
        refuseIf(
                given.stream().distinct().count() < given.size(),
                "duplicate primary keys are not allowed in the same batch");
        return batch(given, makesKeys ? newKeys(ids) : given, rows);
    }

    private boolean keepsGivenKeys() {
        return version.has(Feature.KEEP_AUTO_ID) && collection.keepsGivenAutoIds();
    }

    /**
     * The server takes the first column whose id OR name is the key's: a stale field_id elsewhere
     * wins.
     */
    private Optional<FieldData> keyColumn(List<FieldData> columns) {
        Field key = schema.primaryKey();
        return columns.stream()
                .filter(column ->
                        column.getFieldId() == key.id() || column.getFieldName().equals(key.name()))
                .findFirst();
    }

    private List<Object> keys(Optional<FieldData> column) {
        Field key = schema.primaryKey();
        FieldData data = column.orElseThrow(() -> missing(key));
        List<? extends Object> values =
                ScalarCodec.values(key.type(), data.getScalars(), data.getFieldName());
        refuseIf(
                values.size() != rowCount,
                "the number of primary keys must equal num_rows: " + rowCount);
        return List.copyOf(values);
    }

    private List<Object> newKeys(Sequence ids) {
        long first = ids.nextBlock(rowCount);
        List<Object> keys = new ArrayList<>(rowCount);
        for (long id = first; id < first + rowCount; id++) {
            keys.add(
                    schema.primaryKey().type() == DataType.Int64 ? (Object) id : Long.toString(id));
        }
        return keys;
    }

    private Batch batch(List<Object> given, List<Object> keys, List<@Nullable Object[]> rows) {
        int position = schema.primaryKey().position();
        for (int row = 0; row < rowCount; row++) {
            rows.get(row)[position] = keys.get(row);
        }
        return new Batch(given, keys, rows);
    }

    private List<@Nullable Object[]> rows(List<FieldData> columns) {
        refuseIf(rowCount <= 0, "invalid num_rows: expected at least 1 row, got " + rowCount);
        Map<Field, FieldData> byField = byField(columns);
        List<@Nullable Object[]> rows = new ArrayList<>(rowCount);
        for (int row = 0; row < rowCount; row++) {
            rows.add(new @Nullable Object[schema.fields().size()]);
        }
        for (Field field : schema.readable()) {
            List<@Nullable Object> values = values(field, byField.get(field));
            for (int row = 0; row < rowCount; row++) {
                rows.get(row)[field.position()] = values.get(row);
            }
        }
        return rows;
    }

    private Map<Field, FieldData> byField(List<FieldData> columns) {
        Map<Field, FieldData> found = new LinkedHashMap<>();
        for (FieldData column : columns) {
            String name = column.getIsDynamic() ? Field.META : column.getFieldName();
            Field field =
                    schema.field(name)
                            .orElseThrow(() ->
                                    Refusal.invalid(
                                            "field " + name + " does not exist in the schema"));
            refuseIf(
                    field.isFunctionOutput(),
                    "field " + name + " is a function output and must not be passed in");
            refuseIf(
                    found.put(field, column) != null, "the field name: " + name + " is duplicated");
        }
        return found;
    }

    private List<@Nullable Object> values(Field field, @Nullable FieldData column) {
        if (column == null) {
            return absent(field);
        }
        List<? extends Object> present =
                field.isVector()
                        ? VectorCodec.rows(field, column.getVectors())
                        : ScalarCodec.values(field.type(), column.getScalars(), field.name());
        for (Object value : present) {
            ValueRules.check(field, value);
            if (field.isMeta() && version.has(Feature.META_IS_CHECKED)) {
                MetaRules.check((ByteString) value, schema);
            }
        }
        return spread(field, present, validity(field, column));
    }

    private List<@Nullable Object> absent(Field field) {
        boolean isMade = field.isPrimaryKey() && field.schema().getAutoID();
        Object filler = field.isMeta() ? ByteString.copyFromUtf8("{}") : field.defaultValue();
        if (!isMade && !field.isMeta() && !field.mayBeMissing()) {
            throw missing(field);
        }
        List<@Nullable Object> values = new ArrayList<>(rowCount);
        for (int row = 0; row < rowCount; row++) {
            values.add(filler);
        }
        return values;
    }

    /** Whether each row has a value; empty means that every row has one. */
    private List<Boolean> validity(Field field, FieldData column) {
        List<Boolean> given = column.getValidDataList();
        return switch (version.validData()) {
            case IGNORED -> List.of();
            case MANDATORY -> checkedValidity(field, given, field.mayBeMissing());
            case FILLED_IN ->
                    checkedValidity(field, given, field.mayBeMissing() && !given.isEmpty());
        };
    }

    private List<Boolean> checkedValidity(Field field, List<Boolean> given, boolean isNeeded) {
        refuseIf(
                given.size() != (isNeeded ? rowCount : 0),
                "the length of valid_data of field("
                        + field.name()
                        + ") is wrong: "
                        + given.size());
        return given;
    }

    /** Inserts are compact: as many values as rows that have one. */
    private List<@Nullable Object> spread(
            Field field, List<? extends Object> present, List<Boolean> validity) {
        long expected =
                validity.isEmpty()
                        ? rowCount
                        : validity.stream().filter(Boolean::booleanValue).count();
        refuseIf(
                present.size() != expected,
                "the length of field is wrong: "
                        + field.name()
                        + " expected="
                        + expected
                        + " actual="
                        + present.size());
        List<@Nullable Object> values = new ArrayList<>(rowCount);
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            boolean hasValue = validity.isEmpty() || validity.get(row);
            values.add(hasValue ? present.get(next++) : field.defaultValue());
        }
        return values;
    }

    private static Refusal missing(Field field) {
        return Refusal.invalid(
                "fieldSchema(" + field.name() + ") has no corresponding fieldData pass in");
    }
}
