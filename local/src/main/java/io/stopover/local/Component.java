package io.stopover.local;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The parts of a standalone Milvus that listen on a port besides the public one. */
enum Component {
    PROXY,
    ROOT_COORD,
    QUERY_COORD,
    QUERY_NODE,
    INDEX_COORD,
    INDEX_NODE,
    DATA_COORD,
    DATA_NODE,
    ETCD,
    ETCD_PEER,
    METRICS;

    /** Deals out ports in this order, which must stay: clusters remember their ports as a list. */
    static Map<Component, Integer> assign(List<Integer> ports) {
        var assigned = new EnumMap<Component, Integer>(Component.class);
        Iterator<Integer> next = ports.iterator();
        for (var component : values()) {
            assigned.put(component, next.next());
        }
        return assigned;
    }
}
