package io.stopover.engine.index;

import io.stopover.model.schema.Field;
import io.stopover.model.schema.IndexSpec;
import java.util.Map;

/** AUTOINDEX and the metrics it takes per vector type. */
public final class VectorMetric {
    private VectorMetric() {}

    /**
     * @param metric the source's; when empty or not taken by AUTOINDEX for this type, the type's
     *     usual one
     */
    public static IndexSpec autoIndex(Field vector, String metric) {
        String taken = accepts(vector, metric) ? metric : usual(vector);
        return new IndexSpec(
                vector.name(), "", Map.of("index_type", "AUTOINDEX", "metric_type", taken));
    }

    private static boolean accepts(Field vector, String metric) {
        return switch (vector.type()) {
            case BINARY_VECTOR -> metric.equals("HAMMING") || metric.equals("JACCARD");
            case SPARSE_FLOAT_VECTOR -> metric.equals("IP") || metric.equals("BM25");
            default -> metric.equals("L2") || metric.equals("IP") || metric.equals("COSINE");
        };
    }

    private static String usual(Field vector) {
        return switch (vector.type()) {
            case BINARY_VECTOR -> "HAMMING";
            case SPARSE_FLOAT_VECTOR -> "IP";
            default -> "L2";
        };
    }
}
