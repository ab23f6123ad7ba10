package io.stopover.milvus.dialect;

import io.stopover.model.schema.DataType;
import java.util.List;
import java.util.Set;

/**
 * An index type that some servers take on some types of field.
 *
 * @param type as DescribeIndex names it; empty for the server's own choice of a scalar index
 * @param metrics which it takes, the usual one first; empty on scalars
 * @param sentAs what CreateIndex wants to hear; empty for no type at all
 */
record IndexRule(
        String type,
        Set<DataType> on,
        List<String> metrics,
        Availability availability,
        String sentAs) {
    static IndexRule vector(String type, DataType on, String metrics, String availability) {
        return new IndexRule(
                type,
                Set.of(on),
                List.of(metrics.split(" ")),
                Availability.parse(availability),
                type);
    }

    static IndexRule scalar(String type, Set<DataType> on, String availability) {
        return new IndexRule(type, on, List.of(), Availability.parse(availability), type);
    }

    IndexRule withSentAs(String other) {
        return new IndexRule(type, on, metrics, availability, other);
    }
}
