package io.stopover.engine.job;

import io.stopover.model.error.ErrorCode;
import io.stopover.model.error.StopoverException;
import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields that both sides of a comparison store. What a server computes anew is not compared.
 *
 * @param fields as the source describes them
 * @param dynamic both sides have a dynamic field
 * @param differences what one side has and the other has not, in words
 */
record CommonFields(List<Field> fields, boolean dynamic, List<String> differences) {

    /** Rows are compared by key: fails with VERIFY_MISMATCH when the keys are different fields. */
    static CommonFields of(CollectionSchema source, CollectionSchema target) {
        Field key = source.primaryKey();
        if (!same(key, Optional.of(target.primaryKey()))) {
            throw new StopoverException(
                    ErrorCode.VERIFY_MISMATCH,
                    "the primary key is "
                            + text(key)
                            + " here and "
                            + text(target.primaryKey())
                            + " on the target, so no row can be found by its key");
        }
        List<Field> common = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (Field field : source.storedFields()) {
            Optional<Field> there = target.field(field.name());
            if (same(field, there) && target.storedFields().contains(there.get())) {
                common.add(field);
            } else if (!same(field, there)) {
                differences.add(
                        "field "
                                + text(field)
                                + there.map(f -> " is " + text(f) + " on the target")
                                        .orElse(" is missing on the target"));
            }
        }
        for (Field field : target.storedFields()) {
            if (source.field(field.name()).isEmpty()) {
                differences.add("field " + text(field) + " is on the target only");
            }
        }
        if (source.dynamicField() != target.dynamicField()) {
            differences.add(
                    "the dynamic field is on the "
                            + (source.dynamicField() ? "source" : "target")
                            + " only");
        }
        return new CommonFields(
                List.copyOf(common),
                source.dynamicField() && target.dynamicField(),
                List.copyOf(differences));
    }

    private static boolean same(Field field, Optional<Field> other) {
        return other.filter(f -> f.name().equals(field.name()))
                .filter(f -> f.type() == field.type())
                .filter(f -> f.elementType() == field.elementType())
                .isPresent();
    }

    private static String text(Field field) {
        return field.name() + " (" + field.type() + ")";
    }
}
