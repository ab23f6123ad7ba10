package io.stopover.engine.probe;

import io.stopover.engine.index.Loading;
import io.stopover.engine.index.TargetIndexes;
import io.stopover.milvus.catalog.Catalog;
import io.stopover.milvus.dialect.Capability;
import io.stopover.model.schema.DataType;
import io.stopover.model.schema.Field;
import io.stopover.model.schema.FieldTrait;
import io.stopover.model.schema.Function;
import io.stopover.model.schema.IndexSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas, aliases, indexes, load states and functions. */
final class DefinitionChapter implements Chapter {
    private static final int ROWS = 100;
    private static final Shape SHAPE = Shape.of();

    private static final Field ANALYSED =
            Fields.text("analysed")
                    .withTypeParams(Map.of("max_length", "1000", "enable_analyzer", "true"));
    private static final Field MADE =
            Fields.vector("made", DataType.SPARSE_FLOAT_VECTOR)
                    .withTraits(Set.of(FieldTrait.FUNCTION_OUTPUT));
    private static final Shape COMPUTING =
            Shape.of(ANALYSED, MADE)
                    .withFunction(
                            new Function(
                                    "bm25",
                                    Function.BM25,
                                    "",
                                    List.of(ANALYSED.name()),
                                    List.of(MADE.name()),
                                    Map.of(),
                                    List.of()));

    @Override
    public List<Case> cases() {
        return List.of(
                Case.of(
                        "A schema is described as it was created",
                        "A target that is not what was asked for is refused: such collections cannot be created here.",
                        SchemaCase::check),
                Case.of(
                                "An alias stands for its collection",
                                "Aliases would not come along: create them by hand.",
                                DefinitionChapter::alias)
                        .needing(Capability.ALIASES),
                Case.of(
                        "Rows can be read once they are flushed, indexed and loaded",
                        "A target could not be verified: use --verify count or none.",
                        DefinitionChapter::states),
                Case.of(
                                "A BM25 function makes its vectors when rows arrive without them",
                                "Collections with such a function could not be copied: leave them out with --exclude.",
                                DefinitionChapter::function)
                        .needing(Capability.BM25));
    }

    private static void alias(Scratch scratch) {
        ScratchTable table = scratch.create(SHAPE);
        Catalog catalog = scratch.catalog();
        String own = table.name().collection();
        String alias = scratch.alias(table);
        Deviation.unlessSame(
                "as the collection behind the alias",
                Optional.of(own),
                catalog.collectionBehind(table.name().database(), alias));
        Deviation.unlessSame(
                "as the described aliases",
                List.of(alias),
                catalog.describe(table.name()).orElseThrow().aliases());
        scratch.dropAlias(alias);
        Deviation.unlessSame(
                "behind a dropped alias",
                Optional.empty(),
                catalog.collectionBehind(table.name().database(), alias));
    }

    /** In the order of a migration. */
    private static void states(Scratch scratch) throws InterruptedException {
        Catalog catalog = scratch.catalog();
        ScratchTable table = scratch.create(SHAPE);
        table.insert(Sample.of(SHAPE, Sample.keys(1, ROWS)));
        TargetIndexes indexes =
                new TargetIndexes(catalog, scratch.dialect().indexes(), table.name());
        List<IndexSpec> wanted = indexes.temporary(table.info().schema(), List.of());
        indexes.create(wanted);
        catalog.flush(table.name());
        indexes.await(wanted);
        Loading loading = new Loading(catalog, table.name());
        loading.load();
        Deviation.unlessSame("rows read", ROWS, table.read(Sample.range(1, ROWS)).count());
        loading.release();
        Deviation.unless(!loading.loaded(), "a released collection", "a loaded one");
        indexes.drop(wanted);
        Deviation.unlessSame("as the indexes left", List.of(), indexes.existing());
    }

    private static void function(Scratch scratch) throws InterruptedException {
        ScratchTable table = scratch.table(COMPUTING);
        table.insert(Sample.of(COMPUTING, 1, 2, 3));
        Deviation.unlessSame("rows read", 3, table.read(Sample.range(1, 3)).count());
    }
}
