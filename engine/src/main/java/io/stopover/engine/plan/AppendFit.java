package io.stopover.engine.plan;

import static io.stopover.model.plan.FindingCode.AUTO_ID_CLOSED;
import static io.stopover.model.plan.FindingCode.PARTITIONS_CREATED;
import static io.stopover.model.plan.FindingCode.PROPERTIES_DIFFER;

import io.stopover.model.schema.CollectionInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a collection is like to which rows are appended. It belongs to somebody else: the job adds
 * partitions to it and alters nothing.
 */
record AppendFit(CollectionInfo target, Findings findings) {
    /** Keys can only be given to an Auto-ID field that takes them already. */
    void checkKeys(KeyChoice keys) {
        keys.properties()
                .forEach((property, needed) -> {
                    if (!needed.equals(target.properties().get(property))) {
                        findings.add(
                                AUTO_ID_CLOSED,
                                target.name() + " lacks " + property + "=" + needed);
                    }
                });
    }

    /**
     * @param wanted partitions that rows go to
     */
    void checkPartitions(List<String> wanted) {
        List<String> missing =
                wanted.stream().filter(name -> !target.partitions().contains(name)).toList();
        if (!missing.isEmpty()) {
            findings.add(PARTITIONS_CREATED, target.name() + " lacks " + missing);
        }
    }

    /**
     * @param source the properties that a collection made by this job would get
     */
    void compareProperties(Map<String, String> source) {
        Map<String, String> here = carried(source);
        Map<String, String> there = carried(target.properties());
        var keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        keys.removeIf(key -> here.getOrDefault(key, "").equals(there.getOrDefault(key, "")));
        if (!keys.isEmpty()) {
            findings.add(
                    PROPERTIES_DIFFER,
                    String.join(
                            "; ",
                            keys.stream()
                                    .map(key ->
                                            key
                                                    + ": "
                                                    + here.getOrDefault(key, "unset")
                                                    + " on the source, "
                                                    + there.getOrDefault(key, "unset")
                                                    + " on the target")
                                    .toList()));
        }
    }

    private static Map<String, String> carried(Map<String, String> properties) {
        Map<String, String> carried = new TreeMap<>(properties);
        carried.keySet()
                .removeIf(key -> key.equals(KeyChoice.ALLOW) || PropertyChoice.ofTheServer(key));
        return carried;
    }
}
