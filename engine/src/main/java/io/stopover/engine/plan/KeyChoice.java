package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.AUTO_ID_NEW_KEYS;
import static io.stopover.model.plan.FindingCode.AUTO_ID_NOT_KEPT;
import static io.stopover.model.plan.FindingCode.AUTO_ID_PLAIN;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.model.plan.AutoIdPolicy;
import io.stopover.model.plan.FieldMapping;
import io.stopover.model.schema.CollectionInfo;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of the primary key.
 *
 * @param properties to create the target with, so that it takes given keys
 * @param restored to set afterwards
 */
record KeyChoice(
        CollectionSchema schema,
        boolean generated,
        Map<String, String> properties,
        Map<String, String> restored) {
    /** Property of an Auto-ID collection that takes given keys; no other may have it. */
    static final String ALLOW = "allow_insert_auto_id";

    static KeyChoice of(
            CollectionInfo source, AutoIdPolicy policy, Dialect target, Findings findings) {
        CollectionSchema schema = source.schema();
        if (!schema.autoId()) {
            return asItIs(schema);
        }
        return switch (policy) {
            case KEEP -> keep(source, target, findings);
            case NEW_KEYS -> {
                findings.add(AUTO_ID_NEW_KEYS, "field " + schema.primaryKey().name());
                yield new KeyChoice(schema, true, Map.of(), Map.of());
            }
            case PLAIN_KEYS -> {
                findings.add(AUTO_ID_PLAIN, "field " + schema.primaryKey().name());
                yield asItIs(withoutAutoId(schema));
            }
        };
    }

    private static KeyChoice asItIs(CollectionSchema schema) {
        return new KeyChoice(schema, false, Map.of(), Map.of());
    }

    private static KeyChoice keep(CollectionInfo source, Dialect target, Findings findings) {
        if (target.has(Capability.KEEP_AUTO_ID)) {
            String before = source.properties().getOrDefault(ALLOW, "false");
            return new KeyChoice(
                    source.schema(), false, Map.of(ALLOW, "true"), Map.of(ALLOW, before));
        }
        if (!target.has(Capability.KEEP_AUTO_ID_UNASKED)) {
            findings.add(
                    AUTO_ID_NOT_KEPT,
                    "field "
                            + source.schema().primaryKey().name()
                            + " has Auto ID, and the target takes no given keys into such a field");
        }
        return asItIs(source.schema());
    }

    private static CollectionSchema withoutAutoId(CollectionSchema source) {
        List<Field> fields =
                source.fields().stream()
                        .map(f -> f.is(FieldTrait.AUTO_ID) ? f.withTraits(plain(f.traits())) : f)
                        .toList();
        return source.withFields(fields);
    }

    private static Set<FieldTrait> plain(Set<FieldTrait> traits) {
        Set<FieldTrait> rest = EnumSet.copyOf(traits);
        rest.remove(FieldTrait.AUTO_ID);
        return rest;
    }

    /** One mapping per field whose values travel or are made on the target. */
    List<FieldMapping> mappings() {
        List<Field> stored = schema.storedFields();
        return schema.fields().stream()
                .<FieldMapping>map(f ->
                        !stored.contains(f) || (generated && f.is(FieldTrait.PRIMARY_KEY))
                                ? new FieldMapping.Generated(f.name())
                                : new FieldMapping.Copied(f.name(), f.name()))
                .toList();
    }
}
