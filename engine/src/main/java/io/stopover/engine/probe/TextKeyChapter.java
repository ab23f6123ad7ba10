package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.milvus.dialect.Dialect;
import io.stopover.milvus.read.RangeScout;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts as keys, of every content that a filter expression could stumble over. */
final class TextKeyChapter implements Chapter {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\"",
                    "\"\"",
                    "'",
                    "\\",
                    "\\\\",
                    "\\\"",
                    "\\u4e00",
                    "%_",
                    "a",
                    "a\tb",
                    "\u007f",
                    "é",
                    "一",
                    "\uffee",
                    "😀",
                    "😀\u0301",
                    "x".repeat(Fields.LONGEST_TEXT));

    private static final List<String> WITH_LINE_BREAKS = List.of("a\nb", "a\r\nb", "\n");

    private static final String WRONG_ROWS =
            "Ranges of such keys would miss rows: do not migrate collections with VARCHAR keys, and please report it.";

    private @Nullable ScratchTable filled;

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of(
                        "Texts as keys are found in the order of their bytes",
                        WRONG_ROWS,
                        this::ranges),
                Case.of(
                        "Ranges between scouted texts hold every row once",
                        WRONG_ROWS,
                        this::tiled),
                Case.of(
                        "Texts as keys are found by a list",
                        "Uncertain writes could not be healed: choose another key, and please report it.",
                        this::listed));
    }

    private static List<String> sorted(Dialect dialect) {
        return Stream.concat(
                        TEXTS.stream(),
                        dialect.has(Capability.LINE_BREAK_ESCAPES)
                                ? WITH_LINE_BREAKS.stream()
                                : Stream.<String>empty())
                .sorted((a, b) -> Key.of(a).compareTo(Key.of(b)))
                .toList();
    }

    private ScratchTable filled(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled;
        if (table == null) {
            List<String> keys = sorted(scratch.dialect());
            table = scratch.table(Shape.withTextKeys());
            table.insert(
                    Sample.of(
                            keys.size(),
                            List.of(
                                    Columns.texts(Shape.KEY, keys),
                                    VectorColumns.of(
                                            Shape.VECTOR, DataType.FLOAT_VECTOR, keys.size()))));
            filled = table;
        }
        return table;
    }

    /** Each key alone in the range from the one before. */
    private void ranges(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        Optional<Key> before = Optional.empty();
        for (String text : sorted(scratch.dialect())) {
            Key key = Key.of(text);
            Deviation.unlessSame(
                    "as the only key of its range",
                    List.of(key),
                    table.keys(new KeyRange(before, Optional.of(key))));
            before = Optional.of(key);
        }
    }

    private void tiled(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        List<Key> found = new ArrayList<>();
        new RangeScout(table.reader(), "", table.point())
                .tile(Optional.empty(), () -> 3, range -> found.addAll(table.keys(range)));
        Deviation.unlessSame(
                "as all keys",
                sorted(scratch.dialect()).stream().map(Key::of).toList(),
                found.stream().sorted().toList());
    }

    private void listed(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        List<Key> keys = sorted(scratch.dialect()).stream().map(Key::of).toList();
        Deviation.unlessSame(
                "as keys of the list",
                keys,
                table.reader().present("", keys, table.point()).stream().sorted().toList());
    }
}
