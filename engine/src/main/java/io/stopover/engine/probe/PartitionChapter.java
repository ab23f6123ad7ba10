package io.stopover.engine.probe;

import io.stopover.milvus.dialect.Capability;
import io.stopover.model.range.Key;
import io.stopover.model.range.KeyRange;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.LoadState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partitions that people made, and those of a partition key. */
final class PartitionChapter implements Chapter {
    private static final String DEFAULT = "_default";
    private static final String OTHER = "other";
    private static final Shape SHAPE = Shape.of();
    private static final Shape KEYED =
            Shape.of(
                    Fields.scalar(DataType.INT32),
                    Fields.scalar(DataType.VARCHAR).withTraits(Set.of(FieldTrait.PARTITION_KEY)));

    private static final String MISPLACED =
            "Rows could not be kept in their partitions: do not migrate collections with several partitions.";

    private @Nullable ScratchTable filled;

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of("Rows stay in the partition they were written to", MISPLACED, this::apart)
                        .needing(Capability.PARTITIONS),
                Case.of(
                                "Rows are counted by partition",
                                "Counts by partition could not prove a copy; use --verify full.",
                                this::counted)
                        .needing(Capability.PARTITIONS),
                Case.of(
                                "A partition tells whether it is loaded",
                                "A partition that is not loaded would look empty: load the whole source before a copy.",
                                this::loaded)
                        .needing(Capability.PARTITION_LOAD),
                Case.of(
                                "A partition key places rows by itself",
                                "Collections with a partition key could not be copied: leave them out with --exclude.",
                                PartitionChapter::keyed)
                        .needing(Capability.PARTITIONS));
    }

    /** Two rows in one partition, three in another. */
    private ScratchTable filled(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled;
        if (table == null) {
            table = scratch.create(SHAPE);
            scratch.catalog().createPartition(table.name(), OTHER);
            table.load();
            table.insert(DEFAULT, Sample.of(SHAPE, 1, 2));
            table.insert(OTHER, Sample.of(SHAPE, 3, 4, 5));
            filled = table;
        }
        return table;
    }

    private void apart(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        KeyRange all = KeyRange.after(Key.of(0));
        Deviation.unlessSame("rows in one partition", 2, table.read(DEFAULT, all).count());
        Deviation.unlessSame("rows in the other", 3, table.read(OTHER, all).count());
        Deviation.unlessSame("rows in both", 5, table.read(all).count());
    }

    private void counted(Scratch scratch) throws InterruptedException {
        ScratchTable table = filled(scratch);
        Deviation.unlessSame("rows counted in one partition", 2L, table.count(DEFAULT));
        Deviation.unlessSame("rows counted in the other", 3L, table.count(OTHER));
        Deviation.unlessSame("rows counted in both", 5L, table.count());
    }

    private void loaded(Scratch scratch) throws InterruptedException {
        Deviation.unlessSame(
                "as the load state",
                LoadState.LOADED,
                scratch.catalog().loadState(filled(scratch).name(), Optional.of(OTHER)));
    }

    private static void keyed(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(KEYED);
        if (scratch.dialect().has(Capability.PARTITION_COUNT)) {
            Deviation.unlessSame("partitions", Shape.BUCKETS, table.info().partitions().size());
        }
        table.insert(Sample.of(KEYED, Sample.keys(1, 20)));
        Deviation.unlessSame("rows read", 20, table.read(Sample.range(1, 20)).count());
        Deviation.unlessSame("rows counted", 20L, table.count());
    }
}
