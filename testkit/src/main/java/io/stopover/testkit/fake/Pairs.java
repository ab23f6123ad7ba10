package io.stopover.testkit.fake;

import io.milvus.grpc.KeyValuePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Properties and parameters between their wire form and a map that keeps their order. */
final class Pairs {
    private Pairs() {}

    static Map<String, String> map(List<KeyValuePair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.getKey(), pair.getValue()));
        return map;
    }

    static List<KeyValuePair> list(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry ->
                        KeyValuePair.newBuilder()
                                .setKey(entry.getKey())
                                .setValue(entry.getValue())
                                .build())
                .toList();
    }
}
