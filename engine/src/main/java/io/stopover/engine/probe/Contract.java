package io.stopover.engine.probe;

import java.util.List;
import java.util.stream.Stream;

/** Everything of the protocol that a migration relies on (docs/probe.md). */
final class Contract {
    private Contract() {}

    static List<Chapter> chapters() {
        return Stream.concat(
                        Stream.concat(Stream.of(new DefinitionChapter()), Types.chapters()),
                        Stream.of(
                                new RangeChapter(),
                                new TextKeyChapter(),
                                new WriteChapter(),
                                new AutoIdChapter(),
                                new PartitionChapter()))
                .toList();
    }
}
