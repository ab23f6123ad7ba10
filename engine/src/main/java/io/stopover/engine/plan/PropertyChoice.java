package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.PROPERTIES_UNSUPPORTED;
import static io.stopover.model.plan.FindingCode.PROPERTY_DROPPED;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which properties come along, and when: those that would throttle the copy or let rows expire
 * while it runs are set last (spec/milvus-wire.md §1.4).
 */
record PropertyChoice(Map<String, String> early, Map<String, String> late) {
    /** A collection of somebody else keeps its own. */
    static final PropertyChoice UNTOUCHED = new PropertyChoice(Map.of(), Map.of());

    /** Kept by the server itself or meaningful on the source cluster only. */
    private static final List<String> OF_THE_SOURCE =
            List.of(
                    "max_field_id",
                    "preserve_field_ids",
                    "consistency_level",
                    "replicate.",
                    "cipher.",
                    "collection.resource_groups",
                    "collection.replica.number");

    private static final List<String> LATE =
            List.of(
                    "collection.ttl.seconds",
                    "ttl_field",
                    "collection.insertRate.",
                    "collection.deleteRate.",
                    "collection.bulkLoadRate.",
                    "collection.queryRate.",
                    "collection.searchRate.",
                    "collection.diskProtection.");

    static PropertyChoice of(
            Map<String, String> source, KeyChoice keys, Dialect target, Findings findings) {
        Map<String, String> early = new HashMap<>();
        Map<String, String> late = new HashMap<>();
        source.forEach((key, value) -> {
            boolean ofLostAutoId = key.equals(KeyChoice.ALLOW) && !keys.schema().autoId();
            if (ofLostAutoId || ofTheServer(key)) {
                findings.add(PROPERTY_DROPPED, key + "=" + value);
            } else if (!target.has(Capability.PROPERTIES)) {
                findings.add(PROPERTIES_UNSUPPORTED, key + "=" + value);
            } else {
                (startsWithAny(key, LATE) ? late : early).put(key, value);
            }
        });
        early.putAll(keys.properties());
        late.putAll(keys.restored());
        return new PropertyChoice(early, late);
    }

    /** Not carried over from one collection to another. */
    static boolean ofTheServer(String key) {
        return startsWithAny(key, OF_THE_SOURCE);
    }

    private static boolean startsWithAny(String key, List<String> prefixes) {
        return prefixes.stream().anyMatch(key::startsWith);
    }
}
