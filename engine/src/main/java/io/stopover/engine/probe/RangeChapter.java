package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.read.CollectionReader;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading by ranges of the key, in a collection with more rows than a limited query may return. */
final class RangeChapter implements Chapter {
    private static final int ROWS = CollectionReader.WINDOW + 116;
    private static final Key BEFORE = Key.of(-1);

    /** As many as a range of a migration holds at most. */
    private static final int LONGEST = 16_000;

    private static final String INCOMPLETE =
            "Ranges would miss rows, so no copy could be complete: do not migrate from this server, and please report it.";

    private @Nullable ScratchTable filled;

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of("A range read without a limit is whole", INCOMPLETE, this::whole)
                        .about(Capability.UNLIMITED_RANGE_READ),
                Case.of(
                        "The key n rows further on is found",
                        "Ranges would be larger or smaller than planned; they would still be whole.",
                        this::scouted),
                Case.of("Ranges between scouted keys hold every row once", INCOMPLETE, this::tiled),
                Case.of("A range is open below and closed above", INCOMPLETE, this::ends),
                Case.of(
                        "A range without rows answers no rows",
                        "Gaps between keys would stop a copy; please report it.",
                        this::gap));
    }

    private ScratchTable filled(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled;
        if (table == null) {
            Shape shape = Shape.of();
            table = scratch.table(shape);
            table.insert(Sample.of(shape, Sample.keys(0, ROWS)));
            filled = table;
        }
        return table;
    }

    private void whole(Scratch scratch) throws InterruptedException {
        int rows = filled(scratch).read(KeyRange.after(BEFORE)).count();
        if (scratch.dialect().has(Capability.UNLIMITED_RANGE_READ)) {
            Deviation.unlessSame("rows", ROWS, rows);
        } else {
            Deviation.unless(
                    rows == ROWS || CollectionReader.mayBeCut(rows),
                    "an answer cut off at " + (CollectionReader.WINDOW - 1) + " rows",
                    rows + " of " + ROWS + " rows");
        }
    }

    private void scouted(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        for (int n : new int[] {1, 1_000, LONGEST}) {
            Deviation.unlessSame(
                    "as the key " + n + " rows on",
                    Optional.of(Key.of(n - 1)),
                    table.reader().keyAfter("", Optional.of(BEFORE), n, table.point()));
        }
        Deviation.unlessSame(
                "as the key after the last",
                Optional.empty(),
                table.reader().keyAfter("", Optional.of(Key.of(ROWS - 2)), 2, table.point()));
    }

    private void tiled(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        List<Key> keys = new ArrayList<>();
        new RangeScout(table.reader(), "", table.point())
                .tile(
                        Optional.of(BEFORE),
                        () -> LONGEST / 2,
                        range -> keys.addAll(table.keys(range)));
        Deviation.unlessSame("rows", ROWS, keys.size());
        Deviation.unlessSame("different keys", ROWS, new HashSet<>(keys).size());
    }

    private void ends(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        Deviation.unlessSame(
                "as keys of (10, 12]",
                List.of(Key.of(11), Key.of(12)),
                table.keys(KeyRange.between(Key.of(10), Key.of(12))).stream().sorted().toList());
        Deviation.unlessSame(
                "as keys up to 0", List.of(Key.of(0)), table.keys(KeyRange.upTo(Key.of(0))));
    }

    private void gap(Scratch scratch) throws InterruptedException {
        Deviation.unlessSame(
                "rows",
                0,
                filled(scratch).read(KeyRange.between(Key.of(ROWS), Key.of(2L * ROWS))).count());
    }
}
