package io.stopover.milvus.dialect;

import java.util.List;
import java.util.Optional;

/**
 * The oldest version of a family's generation that can be copied safely.
 *
 * @param from first version of the generation
 * @param oldest first usable version of it
 * @param why what is wrong with older ones
 */
record Minimum(Version from, Version oldest, String why) {
    private static final List<Minimum> MILVUS =
            List.of(
                    new Minimum(
                            Version.of("0.0"),
                            Version.of("2.3"),
                            "it cannot return vectors from a query"));

    private static final List<Minimum> LITE =
            List.of(
                    new Minimum(
                            Version.of("3.0"),
                            Version.of("3.2.1"),
                            "it loses rows when a collection is read page by page (milvus-lite #366)"));

    record Rules(List<Minimum> rows) {
        Optional<String> refusal(Version version) {
            return rows.stream()
                    .filter(m -> version.compareTo(m.from) >= 0 && version.compareTo(m.oldest) < 0)
                    .findFirst()
                    .map(m -> "is older than " + m.oldest + ": " + m.why);
        }
    }

    static Rules of(Family family) {
        return new Rules(family == Family.LITE ? LITE : MILVUS);
    }
}
