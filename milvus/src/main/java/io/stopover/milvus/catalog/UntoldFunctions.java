package io.stopover.milvus.catalog;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import java.util.List;
import java.util.Map;

/**
 * Lite 2.5.1 computes BM25 functions, its only kind, and describes only which field they fill. With
 * one such field and one text field that has an analyzer, as BM25 demands, there is no doubt.
 */
final class UntoldFunctions {
    private UntoldFunctions() {}

    /** The schema with its function; unchanged when there is none or its input is in doubt. */
    static CollectionSchema conclude(CollectionSchema described) {
        List<String> outputs =
                described.fields().stream()
                        .filter(f -> f.is(FieldTrait.FUNCTION_OUTPUT))
                        .map(Field::name)
                        .toList();
        List<String> inputs =
                described.fields().stream()
                        .filter(f -> f.type() == DataType.VARCHAR)
                        .filter(f -> Boolean.parseBoolean(f.typeParams().get("enable_analyzer")))
                        .map(Field::name)
                        .toList();
        return outputs.size() == 1 && inputs.size() == 1
                ? described.withFunctions(List.of(bm25(inputs, outputs)))
                : described;
    }

    private static Function bm25(List<String> inputs, List<String> outputs) {
        return new Function(
                "bm25_" + outputs.getFirst(),
                Function.BM25,
                "",
                inputs,
                outputs,
                Map.of(),
                List.of());
    }
}
