package io.stopover.milvus.catalog;

import io.stopover.model.schema.CollectionSchema;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lite 2.5.1 marks the outputs of functions and describes no function. It has BM25 only, so with
 * one analysed text field there is no doubt what the function was; what is guessed is said.
 */
final class UndescribedFunctions {
    private UndescribedFunctions() {}

    static CollectionSchema infer(CollectionSchema schema) {
        List<Field> outputs =
                schema.fields().stream()
                        .filter(f -> f.is(FieldTrait.FUNCTION_OUTPUT))
                        .filter(f -> f.type() == DataType.SPARSE_FLOAT_VECTOR)
                        .toList();
        if (outputs.isEmpty()) {
            return schema;
        }
        List<String> texts =
                schema.fields().stream()
                        .filter(f -> "true".equals(f.typeParams().get("enable_analyzer")))
                        .map(Field::name)
                        .toList();
        boolean certain = texts.size() == 1;
        return new CollectionSchema(
                schema.name(),
                schema.description(),
                schema.fields(),
                schema.structs(),
                certain
                        ? outputs.stream().map(output -> bm25(texts, output)).toList()
                        : schema.functions(),
                schema.dynamicField(),
                schema.properties(),
                Stream.concat(
                                schema.unrecognized().stream(),
                                outputs.stream().map(output -> words(texts, output, certain)))
                        .toList());
    }

    private static Function bm25(List<String> texts, Field output) {
        return new Function(
                output.name() + "_bm25",
                Function.BM25,
                "",
                texts,
                List.of(output.name()),
                Map.of(),
                List.of());
    }

    private static String words(List<String> texts, Field output, boolean certain) {
        return "the function that makes "
                + output.name()
                + " is not described"
                + (certain ? "; it is taken to be BM25 of " + texts.getFirst() : "");
    }
}
