package io.stopover.engine.probe;

import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Brings rows into a collection and on into a second one, and compares what can be read. */
record RoundTrip(ScratchTable source, ScratchTable target) {
    /** Whether a server may write a value in its own way once. */
    enum Spelling {
        KEPT,
        MAY_CHANGE
    }

    /**
     * @param keys of the rows
     */
    static void of(Scratch scratch, Shape shape, Sample rows, KeyRange keys, Spelling spelling)
            throws InterruptedException {
        Scratch.Pair pair = scratch.pair(shape);
        new RoundTrip(pair.source(), pair.target()).travel(rows, keys, spelling);
    }

    private void travel(Sample rows, KeyRange keys, Spelling spelling) throws InterruptedException {
        source.insert(rows);
        Sample stored = source.read(keys);
        if (spelling == Spelling.KEPT) {
            compare(rows, stored, "inserted rows");
        }
        target.insert(stored);
        compare(stored, target.read(keys), "copied rows");
    }

    private void compare(Sample wanted, Sample seen, String what) {
        Map<Key, long[]> left = hashes(wanted);
        Map<Key, long[]> right = hashes(seen);
        Deviation.unlessSame(
                "as keys of " + what, new TreeSet<>(left.keySet()), new TreeSet<>(right.keySet()));
        List<String> names = source.framing().rowDigest().fieldNames();
        Set<String> different = new LinkedHashSet<>();
        left.forEach((key, hashes) -> {
            for (int i = 0; i < hashes.length; i++) {
                if (hashes[i] != right.getOrDefault(key, new long[0])[i]) {
                    different.add(names.get(i));
                }
            }
        });
        Deviation.unless(
                different.isEmpty(),
                what + " that are read back as they were sent",
                "other values in " + String.join(", ", different));
    }

    private Map<Key, long[]> hashes(Sample rows) {
        List<Key> keys = source.reader().keysOf(rows.frame());
        Map<Key, long[]> hashes = new HashMap<>();
        source.framing()
                .rowDigest()
                .rows(rows.frame(), rows.count(), (row, of, __) -> hashes.put(keys.get(row), of));
        return hashes;
    }
}
