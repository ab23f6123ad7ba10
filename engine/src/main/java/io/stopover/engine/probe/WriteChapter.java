package io.stopover.engine.probe;

import io.milvus.grpc.FieldData;
import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.frame.Values;
import io.stopover.milvus.read.ReadPoint;
import io.stopover.milvus.write.WriteOutcome;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts, replacements and deletions, and what reads and counts see of them. */
final class WriteChapter implements Chapter {
    private static final String NOTE = "note";
    private static final Shape SHAPE = Shape.of(Fields.text(NOTE));

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of(
                        "A strong count sees an insert at once",
                        "Counts prove that nothing is missing; here they would fail copies that are whole.",
                        WriteChapter::counted),
                Case.of(
                        "A read sees what its own writes were acknowledged for",
                        "Verification would read too early and report rows as missing.",
                        WriteChapter::readYourWrites),
                Case.of(
                                "A read can be pinned to a moment",
                                "Rows written during a copy would come along without notice: pause all writes for certain.",
                                WriteChapter::pinned)
                        .needing(Capability.SESSION_TS),
                Case.of(
                                "Queries hide doubled keys, counts tell them",
                                "Doubled keys in a source could not be told from lost rows.",
                                WriteChapter::doubled)
                        .about(Capability.DOUBLED_KEYS),
                Case.of(
                                "An upsert replaces every copy of a key",
                                "Writes of uncertain outcome could not be healed: an interrupted job would have to start anew.",
                                WriteChapter::replaced)
                        .needing(Capability.UPSERT),
                Case.of(
                        "A delete by keys removes exactly these",
                        "Rows that are left over from uncertain writes could not be removed.",
                        WriteChapter::deleted),
                Case.of(
                                "The least and the greatest number can be keys",
                                "A row with such a key could be missed; a migration counts and would end with ROWS_UNREADABLE.",
                                WriteChapter::edges)
                        .about(Capability.GREATEST_KEY_READABLE),
                Case.of(
                                "A refused insert is known to have written nothing",
                                "The refusal is taken for an uncertain write and repeated for minutes; please report its text.",
                                WriteChapter::refused)
                        .needing(Capability.TEXT_LENGTH_CHECKED));
    }

    private static Sample rows(String note, long... keys) {
        return Sample.of(
                SHAPE,
                field -> field.name().equals(NOTE) ? notes(note, keys.length) : other(field, keys),
                keys);
    }

    private static FieldData notes(String note, int rows) {
        return Columns.texts(NOTE, Collections.nCopies(rows, note));
    }

    private static FieldData other(Field field, long... keys) {
        return Columns.of(field, keys.length);
    }

    private static List<String> notes(Sample rows) {
        List<String> notes = new ArrayList<>();
        rows.frame()
                .column(NOTE)
                .ifPresent(column -> {
                    Values values = column.values();
                    while (values.advance()) {
                        notes.add(values.slice().text());
                    }
                });
        return notes;
    }

    private static void counted(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        table.insert(rows("", 100, 101, 102));
        Deviation.unlessSame("rows counted", 3L, table.count(Sample.range(100, 3)));
    }

    private static void readYourWrites(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        for (long key = 200; key < 205; key++) {
            table.insert(rows("", key));
            Deviation.unlessSame(
                    "as the key just inserted",
                    List.of(Key.of(key)),
                    table.keys(Sample.range(key, 1)));
        }
    }

    private static void pinned(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        table.insert(rows("", 300));
        ReadPoint before = table.reader().now();
        table.insert(rows("", 301));
        Deviation.unless(
                before.pinned(), "a timestamp to read at", "a server that does not tell one");
        Deviation.unlessSame(
                "as keys of before the second insert",
                List.of(Key.of(300)),
                table.reader().keysOf(table.reader().read("", Sample.range(300, 2), before)));
        Deviation.unlessSame("rows now", 2, table.read(Sample.range(300, 2)).count());
    }

    private static void doubled(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        KeyRange keys = Sample.range(400, 1);
        table.insert(rows("old", 400));
        table.insert(rows("new", 400));
        Deviation.unlessSame("rows read", 1, table.read(keys).count());
        if (scratch.dialect().has(Capability.NEWEST_COPY_READ)) {
            Deviation.unlessSame("as the row read", List.of("new"), notes(table.read(keys)));
        }
        long copies = scratch.dialect().has(Capability.DOUBLED_KEYS) ? 2 : 1;
        Deviation.unlessSame("rows counted", copies, table.count(keys));
    }

    private static void replaced(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        KeyRange keys = Sample.range(500, 3);
        table.insert(rows("old", 500, 501));
        table.insert(rows("old", 501));
        table.upsert(rows("new", 500, 501, 502));
        Deviation.unlessSame("as rows", List.of("new", "new", "new"), notes(table.read(keys)));
        Deviation.unlessSame("rows counted", 3L, table.count(keys));
    }

    private static void deleted(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        table.insert(rows("", 600, 601, 602, 603));
        table.delete(List.of(Key.of(601), Key.of(603), Key.of(699)));
        Deviation.unlessSame(
                "as the keys left",
                List.of(Key.of(600), Key.of(602)),
                table.keys(Sample.range(600, 100)).stream().sorted().toList());
        Deviation.unlessSame("rows counted", 2L, table.count(Sample.range(600, 100)));
    }

    private static void edges(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        Key least = Key.of(Long.MIN_VALUE);
        Key next = Key.of(Long.MIN_VALUE + 1);
        KeyRange top = KeyRange.after(Key.of(Long.MAX_VALUE - 2));
        table.insert(
                rows("", Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE));
        Deviation.unlessSame("as the least key", List.of(least), table.keys(KeyRange.upTo(least)));
        Deviation.unlessSame(
                "as the key after it", List.of(next), table.keys(KeyRange.between(least, next)));
        Deviation.unlessSame("greatest keys counted", 2L, table.count(top));
        Deviation.unlessSame(
                "greatest keys read",
                scratch.dialect().has(Capability.GREATEST_KEY_READABLE) ? 2 : 1,
                table.read(top).count());
    }

    private static void refused(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(SHAPE);
        Sample tooLong = rows("x".repeat(Fields.LONGEST_TEXT + 1), 700);
        switch (table.tryToInsert("", tooLong)) {
            case WriteOutcome.Refused refusal -> {}
            case WriteOutcome.Acknowledged stored ->
                    throw new Deviation("a refusal of a text longer than max_length", "success");
            case WriteOutcome.TooLarge(var cause) -> throw taken("too large", cause.getMessage());
            case WriteOutcome.Later(var cause) -> throw taken("to be repeated", cause.getMessage());
            case WriteOutcome.Uncertain(var cause) ->
                    throw taken("of uncertain outcome", cause.getMessage());
        }
        Deviation.unlessSame("rows counted", 0L, table.count(Sample.range(700, 1)));
    }

    private static Deviation taken(String as, @Nullable String answer) {
        return new Deviation(
                "a refusal that is known to have written nothing",
                "an answer taken for " + as + ": " + answer);
    }
}
