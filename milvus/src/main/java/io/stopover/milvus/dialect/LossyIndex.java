package io.stopover.milvus.dialect;

import io.stopover.model.schema.DataType;
import java.util.List;
import java.util.Set;

/**
 * An index under which a server does not return the vectors that were stored. Every other index and
 * metric returned every bit on the real servers (RealIndexReadTest).
 *
 * @param effect what happens, for people
 */
record LossyIndex(
        DataType on,
        Set<String> types,
        Set<String> metrics,
        Availability availability,
        String effect) {
    static final List<LossyIndex> ALL =
            List.of(
                    // Measured on 2.3.5, which takes vectors of floats for strings of bits. 2.4
                    // has the same table of metrics (indexparamcheck, HnswMetrics).
                    new LossyIndex(
                            DataType.FLOAT_VECTOR,
                            Set.of("HNSW", "AUTOINDEX"),
                            Set.of("HAMMING", "JACCARD"),
                            Availability.parse("milvus 2.3..2.5"),
                            "only the first bytes of each vector come back, then zeros"),
                    // Measured on Lite 2.5.1: "failed to get vector, invalid args".
                    new LossyIndex(
                            DataType.SPARSE_FLOAT_VECTOR,
                            Set.of("SPARSE_INVERTED_INDEX", "SPARSE_WAND"),
                            Set.of("BM25"),
                            Availability.parse("lite 2.5..3.0"),
                            "the server refuses to read the vectors"));

    boolean covers(DataType vector, String type, String metric) {
        return on == vector && types.contains(type) && metrics.contains(metric);
    }
}
