package io.stopover.model.schema;

import java.util.Map;

/**
 * An index as DescribeIndex shows it.
 *
 * @param params index_type, metric_type, params and whatever else the server listed
 */
public record IndexSpec(String field, String name, Map<String, String> params) {
    public IndexSpec {
        params = Map.copyOf(params);
    }

    /** The index type, for example HNSW or AUTOINDEX; empty when the server names none. */
    public String type() {
        return params.getOrDefault("index_type", "");
    }

    /** The metric, for example L2 or COSINE; empty for a scalar index. */
    public String metric() {
        return params.getOrDefault("metric_type", "");
    }

    /** Both index the same: a field, or the same path within a JSON field. */
    public boolean samePlace(IndexSpec other) {
        return field.equals(other.field) && path().equals(other.path());
    }

    private String path() {
        return params.getOrDefault("json_path", "");
    }
}
