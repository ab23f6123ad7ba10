package io.stopover.milvus.catalog;

import io.milvus.grpc.KeyValuePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Key-value lists of the protocol as maps. A key that comes twice keeps its last value. */
final class Attributes {
    private Attributes() {}

    static Map<String, String> read(List<KeyValuePair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(p -> map.put(p.getKey(), p.getValue()));
        return map;
    }

    static List<KeyValuePair> write(Map<String, String> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(e ->
                                KeyValuePair.newBuilder()
                                        .setKey(e.getKey())
                                        .setValue(e.getValue())
                                        .build())
                        .toList();
    }
}
