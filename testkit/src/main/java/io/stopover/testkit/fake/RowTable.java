package io.stopover.testkit.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every copy of every row of a collection, by key and then in the order of writing. Versions are
 * kept for reads at an earlier timestamp.
 */
final class RowTable {
    private final NavigableMap<Object, List<Row>> byKey = new TreeMap<>(Keys.ORDER);

    void add(Object key, Row row) {
        byKey.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(row);
    }

    /**
     * Copies that a read at this timestamp over these partitions meets, in key order, newest copy
     * of a key first.
     */
    List<List<Row>> visible(Expression where, Set<String> partitions, long timestamp) {
        List<List<Row>> found = new ArrayList<>();
        within(where.bounds())
                .forEach((key, copies) -> {
                    if (where.matches(key)) {
                        List<Row> seen =
                                copies.reversed().stream()
                                        .filter(row ->
                                                partitions.contains(row.partition())
                                                        && row.isVisibleAt(timestamp))
                                        .toList();
                        if (!seen.isEmpty()) {
                            found.add(seen);
                        }
                    }
                });
        return found;
    }

    long delete(Expression where, Predicate<Row> which, long timestamp) {
        long[] deleted = {0};
        within(where.bounds())
                .forEach((key, copies) -> {
                    if (where.matches(key)) {
                        deleted[0] +=
                                copies.stream()
                                        .filter(which)
                                        .filter(row -> row.deleteAt(timestamp))
                                        .count();
                    }
                });
        return deleted[0];
    }

    void dropPartition(String partition) {
        byKey.values().forEach(copies -> copies.removeIf(row -> row.partition().equals(partition)));
        byKey.values().removeIf(Collection::isEmpty);
    }

    /** Rows ever written up to this timestamp, whether deleted since or not. */
    long writtenUpTo(long timestamp) {
        return byKey.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.insertedAt() <= timestamp)
                .count();
    }

    private NavigableMap<Object, List<Row>> within(KeyBounds bounds) {
        NavigableMap<Object, List<Row>> rows = byKey;
        if (bounds.least() != null) {
            rows = rows.tailMap(bounds.least(), true);
        }
        if (bounds.most() != null) {
            boolean isEmpty =
                    bounds.least() != null && Keys.ORDER.compare(bounds.least(), bounds.most()) > 0;
            rows = isEmpty ? new TreeMap<>(Keys.ORDER) : rows.headMap(bounds.most(), true);
        }
        return rows;
    }
}
