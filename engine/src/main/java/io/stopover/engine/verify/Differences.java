package io.stopover.engine.verify;

import io.stopover.model.range.Key;
import io.stopover.model.report.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts differing rows and keeps the first of them by key. Thread-safe. */
public final class Differences {
    /** Enough to see the pattern; the count goes on. */
    private static final int KEPT = 1_000;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    /** Compares two sides row by row. */
    void compare(
            String partition,
            List<String> fields,
            Map<Key, long[]> source,
            Map<Key, long[]> target) {
        Map<Key, long[]> extra = new TreeMap<>(target);
        new TreeMap<>(source)
                .forEach((key, hashes) -> {
                    long[] found = extra.remove(key);
                    if (found == null) {
                        add(Difference.Kind.MISSING, partition, key, "");
                    } else if (!Arrays.equals(hashes, found)) {
                        add(
                                Difference.Kind.CHANGED,
                                partition,
                                key,
                                changed(fields, hashes, found));
                    }
                });
        extra.keySet().forEach(key -> add(Difference.Kind.EXTRA, partition, key, ""));
    }

    private static String changed(List<String> fields, long[] source, long[] target) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < source.length; i++) {
            if (source[i] != target[i]) {
                names.add(fields.get(i));
            }
        }
        return String.join(", ", names);
    }

    /** A key of which the target holds that many copies. */
    public void doubled(String partition, Key key, String copies) {
        add(Difference.Kind.DOUBLED, partition, key, copies);
    }

    synchronized void add(Difference.Kind kind, String partition, Key key, String detail) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Difference(kind, partition, key.toString(), detail));
        }
    }

    public synchronized long count() {
        return count;
    }

    public synchronized List<Difference> first() {
        return List.copyOf(first);
    }
}
