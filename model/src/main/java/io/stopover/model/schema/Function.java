package io.stopover.model.schema;

import java.util.List;
import java.util.Map;

/**
 * A function that computes output fields on the server.
 *
 * @param type its number on the wire: 1 BM25, 2 TextEmbedding, 3 Rerank, 4 MinHash, 5
 *     MolFingerprint; others are kept as they are
 */
public record Function(
        String name,
        int type,
        String description,
        List<String> inputs,
        List<String> outputs,
        Map<String, String> params,
        List<String> unrecognized) {
    public static final int BM25 = 1;
    public static final int TEXT_EMBEDDING = 2;
    public static final int MIN_HASH = 4;

    public Function {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        params = Map.copyOf(params);
        unrecognized = List.copyOf(unrecognized);
    }

    /** The target computes the outputs anew from the inputs, so they are neither read nor sent. */
    public boolean recomputedOnInsert() {
        return type == BM25 || type == MIN_HASH;
    }
}
