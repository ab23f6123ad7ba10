package io.stopover.milvus.catalog;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a server made otherwise than asked. Old servers accept attributes they do not know and drop
 * them: 2.3.5 creates a "nullable" field that is not. Only what rows depend on is compared;
 * descriptions and the like are the plan's business.
 */
final class SchemaDifference {
    private static final Set<FieldTrait> DECISIVE =
            EnumSet.of(
                    FieldTrait.PRIMARY_KEY,
                    FieldTrait.AUTO_ID,
                    FieldTrait.PARTITION_KEY,
                    FieldTrait.NULLABLE);

    private final CollectionSchema wanted;
    private final CollectionSchema made;
    private final List<String> differences = new ArrayList<>();

    private SchemaDifference(CollectionSchema wanted, CollectionSchema made) {
        this.wanted = wanted;
        this.made = made;
    }

    /** One sentence per difference; empty when rows of one fit the other. */
    static List<String> between(CollectionSchema wanted, CollectionSchema made) {
        return new SchemaDifference(wanted, made).compare();
    }

    private List<String> compare() {
        wanted.fields().forEach(field -> compare(field, made.field(field.name())));
        made.fields().stream()
                .filter(field -> wanted.field(field.name()).isEmpty())
                .forEach(field -> differences.add("field " + field.name() + " was not asked for"));
        same("dynamic field", wanted.dynamicField(), made.dynamicField());
        same("functions", functions(wanted), functions(made));
        same("struct fields", structs(wanted), structs(made));
        return List.copyOf(differences);
    }

    private void compare(Field field, Optional<Field> found) {
        if (found.isEmpty()) {
            differences.add("field " + field.name() + " is missing");
            return;
        }
        String of = " of field " + field.name();
        Field other = found.get();
        same("type" + of, field.type(), other.type());
        same("element type" + of, field.elementType(), other.elementType());
        same("dimension" + of, field.intParam("dim"), other.intParam("dim"));
        for (FieldTrait trait : DECISIVE) {
            same(trait + of, field.is(trait), other.is(trait));
        }
    }

    private void same(String what, Object asked, Object got) {
        if (!Objects.equals(asked, got)) {
            differences.add(what + " is " + got + " instead of " + asked);
        }
    }

    private static List<String> functions(CollectionSchema schema) {
        return schema.functions().stream()
                .map(Function::outputs)
                .map(List::toString)
                .sorted()
                .toList();
    }

    private static List<String> structs(CollectionSchema schema) {
        return schema.structs().stream().map(s -> s.name() + s.fields().size()).sorted().toList();
    }
}
