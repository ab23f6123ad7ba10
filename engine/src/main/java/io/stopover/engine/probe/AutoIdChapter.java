package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.write.WriteOutcome;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyInterval;
import java.util.List;
import java.util.Map;

/** Keys that the server makes. */
final class AutoIdChapter implements Chapter {
    private static final int ROWS = 500;
    private static final Shape MADE = Shape.withAutoId();

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of(
                        "Keys that the server makes for one insert are consecutive",
                        "Uncertain writes could not be told from good ones: do not use --auto-id new-keys with this target.",
                        AutoIdChapter::consecutive),
                Case.of(
                                "Given keys go into an Auto-ID field, or are refused",
                                "Choose --auto-id new-keys or plain-keys for collections with Auto ID.",
                                AutoIdChapter::given)
                        .about(Capability.KEEP_AUTO_ID));
    }

    private static void consecutive(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(MADE);
        Sample rows = Sample.of(MADE, Sample.keys(1, ROWS));
        KeyInterval first = interval(table.insert(rows));
        KeyInterval second = interval(table.insert(rows));
        Deviation.unless(
                !first.contains(second.first()) && !second.contains(first.first()),
                "different keys for another insert",
                first + " and " + second);
        Deviation.unlessSame(
                "rows with the keys that were told",
                ROWS,
                table.read(Sample.range(first.first(), ROWS)).count());
    }

    private static KeyInterval interval(WriteOutcome.Acknowledged done) {
        KeyInterval interval =
                done.newKeys()
                        .orElseThrow(() ->
                                new Deviation(
                                        "consecutive keys for the rows of one insert",
                                        "keys with gaps, or none"));
        Deviation.unlessSame("keys in a row", (long) ROWS, interval.last() - interval.first() + 1);
        return interval;
    }

    private static void given(Scratch scratch) throws InterruptedException {
        boolean asked = scratch.dialect().has(Capability.KEEP_AUTO_ID);
        boolean kept = asked || scratch.dialect().has(Capability.KEEP_AUTO_ID_UNASKED);
        Shape shape = MADE.withGivenKeys(asked ? Map.of("allow_insert_auto_id", "true") : Map.of());
        ScratchTable table = scratch.create(shape);
        Sample rows = Sample.of(shape, 7, 8);
        if (kept) {
            List<Key> keys = List.of(Key.of(7), Key.of(8));
            table.load();
            table.insert(rows);
            Deviation.unlessSame(
                    "as keys",
                    keys,
                    table.reader().present("", keys, table.point()).stream().sorted().toList());
        } else {
            WriteOutcome outcome = table.tryToInsert("", rows);
            Deviation.unless(
                    outcome instanceof WriteOutcome.Refused, "a refusal", outcome.toString());
        }
    }
}
